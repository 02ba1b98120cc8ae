/**
 * How the month's overview looks on a screen, in the dark and on paper. The colours of the bars are told apart by people
 * who see fewer of them (Okabe and Ito, "Color Universal Design", 2008); the numbers stand beside them too.
 */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--ink:#1d2330;--soft:#4d5866;--line:#d9dee5;--accent:#2c5c8f;
--s0:#2c5c8f;--s1:#e69f00;--s2:#2bb08a;--s3:#cc79a7;--s4:#9aa3ad}
@media (prefers-color-scheme:dark){:root{--page:#121417;--card:#1c1f24;--ink:#e7eaee;--soft:#b3bcc7;--line:#363b43;
--accent:#6fa8dc;--s0:#6fa8dc}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 'Segoe UI',Helvetica,Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:32px 20px 48px}
h1{margin:0 0 4px;font-size:28px;line-height:1.25}
h2{margin:0 0 2px;font-size:19px;line-height:1.3}
.lead,.note,.foot{margin:0;color:var(--soft)}
.note,.foot{font-size:14px}
.lead{margin-bottom:20px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:14px;margin:0 0 18px;padding:0;list-style:none}
.cards li,section{background:var(--card);border:1px solid var(--line);border-radius:8px}
.cards li{padding:14px 18px;border-top:4px solid var(--accent)}
.cards strong{display:block;font-size:32px;line-height:1.2;font-variant-numeric:tabular-nums}
.cards span{display:block;font-size:14px;color:var(--soft)}
section{margin:0 0 18px;padding:20px 22px}
.none{margin:10px 0 0}
table{width:100%;margin-top:12px;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:7px 0 7px 12px;border-bottom:1px solid var(--line);text-align:right;vertical-align:bottom}
tbody tr:last-child>*{border-bottom:0}
th:first-child{padding-left:0;text-align:left}
thead th{font-size:14px;color:var(--soft);font-weight:600}
tbody th{font-weight:400}
td{width:1%;min-width:2.5em;line-height:1.1}
.one td{width:3.5em;font-weight:700}
.parts td{width:14%}
.parts td.zero{color:var(--soft)}
.bar{display:flex;align-items:center;margin-top:4px;line-height:1.1}
.track{display:flex;flex:1;height:18px;border-left:2px solid var(--line)}
.track span{flex:0 1 auto;min-width:3px;box-shadow:inset -1px 0 var(--card)}
.bar b{flex:none;min-width:2.5em;text-align:right}
.key{display:inline-block;width:12px;height:12px;margin-right:6px;border-radius:2px}
.s0{background:var(--s0)}.s1{background:var(--s1)}.s2{background:var(--s2)}.s3{background:var(--s3)}.s4{background:var(--s4)}
.track span,.key{forced-color-adjust:none}
.parts thead .key{display:block;margin:0 0 4px auto}
.of{display:none}
@media (min-width:900px){.one .label,.one .bar{display:inline-flex;width:26%;margin:0;vertical-align:middle}.one .bar{width:74%}
.one td{vertical-align:middle}}
@media (max-width:760px){main{padding:20px 12px}section{padding:16px 14px}}
@media screen and (max-width:680px){.parts,.parts tbody,.parts tr,.parts tbody th,.parts td{display:block}
.parts thead,.parts td.zero{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.parts tr{padding:7px 0;border-bottom:1px solid var(--line)}.parts tr:last-child{border-bottom:0}
.parts tbody th,.parts td{width:auto;padding:0;border:0;text-align:left}
.parts td{padding-top:4px;font-size:14px;line-height:1.3}.of{display:inline}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#bbb;--accent:#2c5c8f;--s0:#2c5c8f}
@page{margin:15mm}
body{font-size:11pt}main{max-width:none;padding:0}section{break-inside:avoid;padding:12px 14px;margin-bottom:10px}
.cards{grid-template-columns:repeat(4,1fr)}.cards li{padding:8px 12px}.cards strong{font-size:22px}
th,td{padding-top:4px;padding-bottom:4px}.track{height:12px}tr{break-inside:avoid}
.track span,.key,.cards li{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`.trim();
