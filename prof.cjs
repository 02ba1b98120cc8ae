require('tsx/cjs');
const {createSearch}=require('./dist/policy/search/search.js');const {readStopWords}=require('./dist/policy/search/stop-words.js');const {readConcepts}=require('./dist/policy/words/concepts.js');const {loadPolicy}=require('./dist/policy/policy.js');
const {syntheticPassages}=require('./test/benchmarks/synthetic.ts');
const ps=syntheticPassages(loadPolicy('content').documents.flatMap(d=>d.passages),Number(process.argv[2]||10000));
let t=performance.now();const s=createSearch(ps,readStopWords('content/stop-words.txt'),readConcepts('content/concepts.txt'));console.log('build',performance.now()-t);
const qs=require('fs').readFileSync('test/evaluation/questions.dev.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l).q);
for(let k=0;k<2;k++){const ts=qs.map(q=>{const t=performance.now();s(q);return performance.now()-t}).sort((a,b)=>a-b);console.log('p50',ts[ts.length>>1],'p95',ts[Math.floor(ts.length*.95)])}
