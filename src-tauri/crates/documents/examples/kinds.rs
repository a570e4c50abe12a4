#![allow(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::print_stdout, missing_docs)]
#[path="../tests/fixtures/mod.rs"] mod fixtures;
use copse_documents as d; use d::Edition;
fn main(){ let out=std::env::args().nth(1).unwrap(); std::fs::create_dir_all(&out).unwrap();
 let names = ["Siân Llŵyd-Ŷ", "Łukasz Żółć", "Şükrü Ağaoğlu", "Nguyễn Thị Hương", "محمد عبد الله", "فاطمہ خان", "শ্রীমতী রহিমা খাতুন", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Ольга Ἑλένη", "Max 🌳 Müller"];
 for (tag,e) in [("",Edition::Ordinary),("-large",Edition::LargePrint)] {
  for (name,doc) in [("case",d::case_study(&fixtures::case(3,"A tenancy kept"),e)),("agenda",d::agenda(&fixtures::agenda(),e)),("pack",d::pack(&fixtures::pack(2),e)),("terms",d::terms_of_reference(&fixtures::terms(),e)),("names",{let mut r=fixtures::terms(); r.members=names.iter().map(|n|((*n).to_owned(),None)).collect(); r.body.blocks.insert(1, fixtures::plain("Before محمد عبد الله after, and فاطمہ خان too. শ্রীমতী রহিমা খাতুন; ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ. 👩🏽‍⚕️ 🇬🇧 ✔ ☎ ☐ → office")); r.body.blocks.insert(2, fixtures::plain("مرحبا بالعالم هذه فقرة كاملة باللغة العربية تمتد على أكثر من سطر واحد حتى نرى كيف تنكسر الأسطر من اليمين إلى اليسار، وهذا كل شيء.")); d::terms_of_reference(&r,e)}),("recovery",d::recovery_sheet(&fixtures::sheet(),e))] {
   let t=std::time::Instant::now(); match copse_press::pdf(&doc,&Default::default()){Ok(b)=>{println!("{name}{tag} {} bytes {:?} {}",b.len(),t.elapsed(),d::suggested_name(&doc));std::fs::write(format!("{out}/{name}{tag}.pdf"),b).unwrap()},Err(e)=>println!("{name}{tag}: {e}")}
  }}
}
