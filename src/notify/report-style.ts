/** The look of report.html: the console's tokens, on one sheet that prints. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:#fcfcfa;--rule:#e5e5de;--strong:#c6c6bd;--ink:#1a1c1e;--ink-2:#4b5056;--ink-3:#666b71;--d4:#24445c;--d3:#55778f;--d2:#7a96aa;--d1:#cfdae2;--d0:#e9eff3}
@media (prefers-color-scheme:dark){:root{--paper:#141618;--rule:#2a2e32;--strong:#454b51;--ink:#ecebe6;--ink-2:#b9bdc1;--ink-3:#9298a0;--d4:#b4cbdc;--d3:#84a5bd;--d2:#557388;--d1:#314452;--d0:#212c35}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2.5rem 1rem;background:var(--paper);color:var(--ink);font:.875rem/1.45 system-ui,"Segoe UI",Helvetica,Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{font:400 1.6rem/1.35 Charter,Georgia,serif;margin:.25rem 0 1.5rem}
h2{font-size:.8125rem;margin:0 0 .9rem;border-top:1px solid var(--strong);padding-top:.9rem}
h3{font-size:.8125rem;margin:1.5rem 0 .5rem}
section{margin:0 0 2.5rem}
.meta{font-size:.75rem;font-weight:400;color:var(--ink-3)}
.figure{font-size:2.1rem;font-weight:500;letter-spacing:-.025em;margin:0}
.to{font-size:1rem;color:var(--ink-2);letter-spacing:0}
table{border-collapse:collapse;width:100%;margin:.75rem 0;font-size:.8125rem}
th,td{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
thead th{font-size:.75rem;font-weight:400;color:var(--ink-3)}
th[scope=row]{font-weight:400;width:15rem}
.special th[scope=row]{font-weight:600}
.num{text-align:right;padding-right:0;white-space:nowrap}
.bar span{display:block;height:.6rem;margin-top:.3rem;background:var(--d2);min-width:1px}
.special .bar span{background:var(--d4)}
.strip{display:flex;gap:2px;height:3.5rem}
.strip span{flex-basis:0;min-width:4px}
.read{background:var(--d1)}
.partly{background:repeating-linear-gradient(135deg,var(--d1) 0 4px,var(--d3) 4px 5px)}
.dark{background:var(--d4)}
.outline{border:1px solid var(--d2)}
ul{padding-left:1.1rem}
@media print{body{max-width:none;padding:0;background:#fff}section{break-inside:avoid-page}}
`
