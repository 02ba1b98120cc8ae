/**
 * How the month's overview looks on a screen, in the dark and on paper. The colours of the bars are told apart by people
 * who see fewer of them (Okabe and Ito, "Color Universal Design", 2008); the numbers stand in and beside them too.
 */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--ink:#1d2330;--soft:#4d5866;--line:#d9dee5;--accent:#2c5c8f;
--s0:#2c5c8f;--s1:#e69f00;--s2:#2bb08a;--s3:#cc79a7;--s4:#9aa3ad;--on0:#fff;--on1:#1d2330;--on2:#1d2330;--on3:#1d2330;--on4:#1d2330}
@media (prefers-color-scheme:dark){:root{--page:#121417;--card:#1c1f24;--ink:#e7eaee;--soft:#b3bcc7;--line:#363b43;
--accent:#6fa8dc;--s0:#6fa8dc;--on0:#101418}}
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
.pair{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:28px;align-items:start;margin-top:14px}
.stack{display:grid;gap:18px;margin-top:14px}
.none{margin:10px 0 0}
svg{display:block;width:100%;max-width:360px;height:auto;overflow:visible}
svg text{font-size:14px;fill:var(--ink);dominant-baseline:central}
svg .total{font-weight:700}
svg .in{font-weight:700}
.axis{stroke:var(--line);stroke-width:2}
rect.s0{fill:var(--s0)}rect.s1{fill:var(--s1)}rect.s2{fill:var(--s2)}rect.s3{fill:var(--s3)}rect.s4{fill:var(--s4)}
text.s0{fill:var(--on0)}text.s1{fill:var(--on1)}text.s2{fill:var(--on2)}text.s3{fill:var(--on3)}text.s4{fill:var(--on4)}
.key{display:inline-block;width:12px;height:12px;margin-right:6px;border-radius:2px}
.key.s0{background:var(--s0)}.key.s1{background:var(--s1)}.key.s2{background:var(--s2)}.key.s3{background:var(--s3)}.key.s4{background:var(--s4)}
.legend{display:flex;flex-wrap:wrap;gap:2px 16px;margin:0 0 10px;padding:0;list-style:none;font-size:14px}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:5px 8px;border-bottom:1px solid var(--line);text-align:right;vertical-align:bottom}
th:first-child{text-align:left;padding-left:0}
tbody th{font-weight:400}
thead th{color:var(--soft);font-weight:600}
@media (max-width:760px){.pair{grid-template-columns:minmax(0,1fr);gap:16px}main{padding:20px 12px}section{padding:16px 14px}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#bbb;--accent:#2c5c8f;--s0:#2c5c8f;--on0:#fff}
@page{margin:15mm}
body{font-size:11pt}main{max-width:none;padding:0}section{break-inside:avoid;padding:12px 14px;margin-bottom:10px}
.cards{grid-template-columns:repeat(4,1fr)}.cards li{padding:8px 12px}.cards strong{font-size:22px}
.pair{grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:18px}
rect,.key,.cards li{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`.trim();
