-- Folding for the search and the Polish order: character maps, immutable, the same as app/domain/polish.py had when this
-- migration was written (a test compares the two on every letter). No ICU and no locale is asked.

create function fold(t text) returns text
language sql immutable strict parallel safe
return btrim(regexp_replace(translate(t,
  E'ABCDEFGHIJKLMNOPQRSTUVWXYZĄĆĘŁŃÓŚŹŻąćęłńóśźżÀÁÂÃÄÅĀĂàáâãäåāăÇČĈĊçčĉċĎĐÐďđðÈÉÊËĒĔĖĚèéêëēĕėěĜĞĠĢĝğġģĤĦĥħÌÍÎÏĨĪĬĮİìíîïĩīĭįıĴĵĶķĹĻĽĿĺļľŀÑŅŇñņňÒÔÕÖØŌŎŐòôõöøōŏőŔŖŘŕŗřŜŞŠȘßẞŝşšșŢŤŦȚţťŧțÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűųŴŵÝŶŸýŷÿŽžАБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\u0009\u000a\u000b\u000c\u000d\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000-\u00ad‐‑‒–—―−"\'`´‘’‚‛“”„‟«»‹›.,;\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328\u200b\u200c\u200d\u2060\ufeff',
  E'abcdefghijklmnopqrstuvwxyzacelnoszzacelnoszzaaaaaaaaaaaaaaaaccccccccddddddeeeeeeeeeeeeeeeegggggggghhhhiiiiiiiiiiiiiiiiiijjkkllllllllnnnnnnoooooooooooooooorrrrrrssssssssssttttttttuuuuuuuuuuuuuuuuuuuuwwyyyyyyzzабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя                                                    '), ' +', ' ', 'g'));

create function sort_key(t text) returns text
language sql immutable strict parallel safe
return btrim(regexp_replace(translate(t,
  E'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻÀÁÂÃÄÅĀĂàáâãäåāăÇČĈĊçčĉċĎĐÐďđðÈÉÊËĒĔĖĚèéêëēĕėěĜĞĠĢĝğġģĤĦĥħÌÍÎÏĨĪĬĮİìíîïĩīĭįıĴĵĶķĹĻĽĿĺļľŀÑŅŇñņňÒÔÕÖØŌŎŐòôõöøōŏőŔŖŘŕŗřŜŞŠȘßẞŝşšșŢŤŦȚţťŧțÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűųŴŵÝŶŸýŷÿŽžАБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\u0009\u000a\u000b\u000c\u000d\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000-\u00ad‐‑‒–—―−.,;/[\\]^_"\'`´‘’‚‛“”„‟«»‹›\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328\u200b\u200c\u200d\u2060\ufeff',
  E'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcAAAAAAAAAAAAAAAADDDDDDDDFFFFFFGGGGGGGGGGGGGGGGJJJJJJJJKKKKLLLLLLLLLLLLLLLLLLMMNNOOOOOOOORRRRRRTTTTTTTTTTTTTTTTXXXXXXYYYYYYYYYY[[[[[[[[\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\^^``````aaабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя                                          '), ' +', ' ', 'g')) collate "C";
