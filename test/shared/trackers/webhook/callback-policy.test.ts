import { describe, expect, test } from '@jest/globals';
import { publicPolicy } from '../../../../shared/trackers/webhook/callback-policy.ts';

describe('an address on the web', () => {
  const hosts = [
    'hooks.acme.example',
    'Ports.acme.example:8443',
    'bücher.example',
    '8.8.8.8',
    '127.0.0.1',
  ];

  test.each([
    { given: 'a listed host', url: 'https://hooks.acme.example/done?x=1#y' },
    { given: 'a listed host in capitals', url: 'https://HOOKS.acme.EXAMPLE/' },
    { given: 'its own port written out', url: 'https://hooks.acme.example:443/' },
    { given: 'a listed port', url: 'https://ports.acme.example:8443/' },
    { given: 'a listed name in its own letters', url: 'https://b%C3%BCcher.example/' },
    { given: 'a listed address', url: 'https://8.8.8.8/' },
  ])('$given → may be called', ({ url }) => {
    expect(publicPolicy.refusal(new URL(url), hosts)).toBeUndefined();
  });

  test.each([
    { given: 'http', url: 'http://hooks.acme.example/', because: 'https' },
    { given: 'ftp', url: 'ftp://hooks.acme.example/', because: 'https' },
    { given: 'file', url: 'file:///etc/passwd', because: 'https' },
    { given: 'another host', url: 'https://evil.example/', because: 'host' },
    { given: 'a host below a listed one', url: 'https://a.hooks.acme.example/', because: 'host' },
    { given: 'a host above a listed one', url: 'https://acme.example/', because: 'host' },
    {
      given: 'a listed host as the beginning',
      url: 'https://hooks.acme.example.evil.example/',
      because: 'host',
    },
    {
      given: 'a listed host as the path',
      url: 'https://evil.example/hooks.acme.example',
      because: 'host',
    },
    { given: 'a dot at the end', url: 'https://hooks.acme.example./', because: 'host' },
    { given: 'another port', url: 'https://hooks.acme.example:22/', because: 'host' },
    { given: 'a listed port left out', url: 'https://ports.acme.example/', because: 'host' },
    { given: 'a user', url: 'https://root@hooks.acme.example/', because: 'user' },
    {
      given: 'a listed host as the user',
      url: 'https://hooks.acme.example@evil.example/',
      because: 'user',
    },
    { given: 'a password', url: 'https://:secret@hooks.acme.example/', because: 'user' },
    { given: 'a letter that looks alike', url: 'https://hооks.acme.example/', because: 'host' },
  ])('$given → refused', ({ url, because }) => {
    expect(publicPolicy.refusal(new URL(url), hosts)).toMatch(because);
  });

  test.each([
    { given: 'no list', hosts: [] },
    { given: 'an empty entry', hosts: [''] },
    { given: 'a wildcard', hosts: ['*', '*.acme.example', '*.*'] },
    { given: 'a URL', hosts: ['https://hooks.acme.example'] },
    { given: 'a path', hosts: ['hooks.acme.example/done'] },
    { given: 'a user', hosts: ['root@hooks.acme.example'] },
  ])('$given among the listed hosts → refused', ({ hosts }) => {
    expect(publicPolicy.refusal(new URL('https://hooks.acme.example/done'), hosts)).toMatch('host');
  });
});

describe('an IP address', () => {
  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:4860:4860::8888',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
  ])('%s → public', (address) => {
    expect(publicPolicy.allowsAddress(address)).toBe(true);
  });

  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '169.254.170.2',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::a00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a00:1::',
    '3fff::1',
    '4000::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700:4700::1111%eth0',
    'fec0::1',
    'ff02::1',
    '',
    'localhost',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
  ])('%p → not public', (address) => {
    expect(publicPolicy.allowsAddress(address)).toBe(false);
  });
});
