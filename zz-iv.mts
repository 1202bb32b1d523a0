import { shippedKnowledge } from '@causeway/rules/shipped';
import { reweighed } from '@causeway/rules';
import { openCases } from './test/evaluate/first-evidence.ts';
import { readLabelledCases, acceptableIn } from './test/evaluate/labelled-case.ts';
import { answerTo, assessWith } from './test/evaluate/interview.ts';
import { parse } from 'yaml'; import fs from 'node:fs';
let k=shippedKnowledge(); if(process.env.W) k=reweighed(k,{...k.weighing,...JSON.parse(process.env.W)});
const verbose=process.env.V==='1';
const stat={};
for(const n of (process.env.SETS??'weights,own').split(',')){
 const ans=parse(fs.readFileSync(`test/cases/${n}.answers.yaml`,'utf8'));
 const o=await openCases(readLabelledCases(`test/cases/${n}.jsonl`),k);
 let r0=0,r1=0,wc0=0,wc=0,q=0,aw=0,t3=0,conc=0; const qs=[];
 for(const op of o){ const ok=acceptableIn(op.labelled); const a=new Map(Object.entries(ans[op.labelled.id]??{}));
  const top=(x,m=3)=>x.diagnosis.hypotheses.slice(0,m).map(h=>`${h.cause?.id??'none'} ${h.probability.toFixed(2)}`).join(', ');
  const rank=(x)=>x.diagnosis.hypotheses.findIndex(h=>ok.includes(h.cause?.id??'none'))+1;
  let last=op.first; const first=last; const given=[]; const log=[];
  for(;;){ const s=last.diagnosis.nextStep; if(s.kind!=='ask'&&s.kind!=='request'){ log.push('END '+s.kind+' '+(s.reason??'')); break;} 
   const id=s.kind==='ask'?s.fact:s.request.id; const an=s.kind==='ask'?answerTo(s.fact,a,k):{question:id,choice:null}; const before=rank(last); given.push(an); last=await assessWith(op,given,k);
   log.push(`${id}=${an.choice} (${before}->${rank(last)}) ${top(last,2)}`); const st=stat[id]??={asked:0,ans:0,up:0,down:0}; st.asked++; if(an.choice!==null){st.ans++; const af=rank(last); if(af<before)st.up++; if(af>before)st.down++;} }
  const f0=rank(first)===1,f1=rank(last)===1; r0+=f0; r1+=f1; t3+=rank(last)<=3; const c=last.diagnosis.nextStep.kind==='fix'; conc+=last.diagnosis.conclusive; wc+=last.diagnosis.conclusive&&!f1; wc0+=first.diagnosis.conclusive&&!f0; q+=given.length; qs.push(given.length); aw+=given.filter(g=>g.choice!==null).length;
  if(verbose&&!f1) console.log(`## ${op.labelled.id} expects ${ok} | ${rank(first)} -> ${rank(last)}\n  start ${top(first)}\n  ${log.join('\n  ')}`);
 }
 qs.sort((a,b)=>a-b); console.log(n,'first',(r0/o.length).toFixed(2),'after',(r1/o.length).toFixed(2),'t3',(t3/o.length).toFixed(2),'wc0',(wc0/o.length).toFixed(3),'wc',(wc/o.length).toFixed(3),'conc',(conc/o.length).toFixed(2),'q mean',(q/o.length).toFixed(2),'median',qs[qs.length>>1],'answered',(aw/q).toFixed(2));
}
if(verbose) console.log(Object.entries(stat).sort((a,b)=>b[1].asked-a[1].asked).slice(0,45).map(([id,s])=>`${id} asked ${s.asked} ans ${s.ans} up ${s.up} down ${s.down}`).join('\n'));
