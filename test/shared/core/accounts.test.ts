import { expect, test } from '@jest/globals';
import { covers } from '../../../shared/core/accounts.ts';

test.each([
  { accounts: ['acme'], account: 'acme', covered: true },
  { accounts: ['Acme'], account: 'aCME', covered: true },
  { accounts: ['acme'], account: 'acme/shop', covered: true },
  { accounts: ['acme/shop'], account: 'acme/shop', covered: true },
  { accounts: ['acme/*'], account: 'acme/shop', covered: true },
  { accounts: ['acme*'], account: 'acme-labs', covered: true },
  { accounts: ['*'], account: 'anybody', covered: true },
  { accounts: ['other', 'acme'], account: 'acme/shop', covered: true },
  { accounts: [], account: 'acme', covered: false },
  { accounts: [''], account: 'acme', covered: false },
  { accounts: ['acme'], account: 'acme-evil', covered: false },
  { accounts: ['acme'], account: 'evil/acme', covered: false },
  { accounts: ['acme/shop'], account: 'acme', covered: false },
  { accounts: ['acme/shop'], account: 'acme/shop2', covered: false },
  { accounts: ['acme/*'], account: 'acme', covered: false },
  { accounts: ['a.me'], account: 'acme', covered: false },
  { accounts: ['acme'], account: '', covered: false },
])('$accounts covers $account: $covered', ({ accounts, account, covered }) => {
  expect(covers(accounts, account)).toBe(covered);
});
