/**
 * Letters of other scripts that look like a Latin one, after it. Made by `npm run scan:doubles` from confusables.txt,
 * version 17.0.0 (UTS #39, © Unicode, Inc., https://www.unicode.org/terms_of_use.html).
 */
export const DOUBLES =
  'AΑАᎪᗅꓮ BꞴΒⲂВᏴᗷꓐ CϹⲤСᏟꓚ DᎠᗞᗪꓓ EΕЕⴹᎬꓰ FꞘϜᖴꓝ GԌᏀᏳꓖ HΗⲎНᎻᕼꓧ JꞲͿЈᎫᒍꓙ KΚⲔКᏦᛕꓗ LⳐᏞᒪꓡ MΜϺⲘМᎷᗰᛖꓟ NΝⲚꓠ OΟⲞОՕⵔዐଠꓳ PΡⲢⳎРᏢᑭꓑ Qⵕ RƦᎡᏒᖇꓣ SЅՏᏕᏚꓢ TΤⲦТᎢꓔ UՍሀᑌꓴ VѴⴸᏙᐯꛟꓦ WԜᎳᏔꓪ XꞳΧⲬХⵝᚷꓫ YΥϒⲨУҮᎩᎽꓬ ZΖᏃꓜ aɑαа bƄЬᏏᑲᖯ cᴄϲⲥсငၚꮯ dԁᏧᑯꓒ eꬲеҽ fꬵꞙƒẝք gɡᶃƍց hһհᏂ iıɪɩιιⲓіꙇւꭵᎥ jϳј lƖǀΙⲒІӏӀוןاﺎﺍߊⵏᛁꓲ nոռ oᴏᴑꬽοσⲟϭоჿօסهﻫﻬﻪﻩھﮬﮭﮫﮪہﮨﮩﮧﮦەഠဝ pþƿρϱϸⲣⳏр qԛգզ rꭇꭈᴦⲅгꮁ sꜱƽѕടꮪ uꞟᴜꭎꭒʋυս vᴠνѵטꮩ wɯᴡⲽѡшԝաꮃ xхᕁᕽ yɣᶌʏỿꭚγℽⲩуүყ zᴢꮓ';
