#![allow(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, clippy::print_stderr, missing_docs)]
use copse_press::model::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let t0 = std::time::Instant::now();
    let src = std::fs::read_to_string("/tmp/peers.txt").unwrap();
    let edition = if a.get(3).is_some_and(|x| x == "large") { Edition::LargePrint } else { Edition::Ordinary };
    let mut places = 0u32;
    let mut blocks = vec![];
    let mut title = String::new();
    if a[1] == "case" { blocks.extend(case(&src, None, &mut title, &mut places, 1)) } else { pack(&src, &mut blocks, &mut places); title = "Meeting pack".into(); }
    let doc = Document { meta: Metadata { title, author: "A. Practitioner".into(), language: "en-GB".into(), date: Day { year: 2027, month: 2, day: 4 }, identifier: "x".into() }, edition, furniture: Furniture { header: "Practice group".into(), mark: "OFFICIAL-SENSITIVE".into(), footer: "Footer".into() }, words: Words::default(), blocks };
    let t1 = std::time::Instant::now();
    let n: usize = a.get(4).and_then(|x| x.parse().ok()).unwrap_or(1);
    let mut b = vec![];
    for _ in 0..n { let t = std::time::Instant::now(); b = copse_press::pdf(&doc, &Default::default()).unwrap(); if n > 1 { eprintln!("  {:?}", t.elapsed()); } }
    std::fs::write(&a[2], &b).unwrap();
    eprintln!("parse {:?} pdf {:?} {} bytes", t1 - t0, t1.elapsed(), b.len());
}
fn case(src: &str, name: Option<String>, title: &mut String, places: &mut u32, level: u8) -> Vec<Block> {
    let mut rows: Vec<Row> = vec![]; let mut refs = vec![];
    for l in src.lines() { let (k, v) = l.split_once('\t').unwrap(); match k {
        "title" => *title = v.into(),
        "row" => rows.push(Row { label: v.into(), level: level + 1, bookmark: true, blocks: vec![] }),
        "p" => { let text = v.split('\x1f').map(|r| { let (s, t) = r.split_once('|').unwrap(); Inline::Text(Run { text: t.into(), bold: s.contains('b'), italic: s.contains('i'), link: None }) }).collect(); rows.last_mut().unwrap().blocks.push(Block::Paragraph(Paragraph { look: ParagraphLook::Body, text })) }
        "ul" | "ol" => rows.last_mut().unwrap().blocks.push(Block::List(List { ordered: k == "ol", items: v.split('\x1f').map(|t| vec![Block::paragraph(t)]).collect() })),
        "ref" => { let (t, u) = v.split_once('\t').unwrap(); *places += 1; refs.push(Note { anchor: Anchor(*places), number: (refs.len() + 1).to_string(), text: vec![Inline::text(t), " ".into(), Inline::link(u, u)] }) }
        _ => {} } }
    let t = name.unwrap_or_else(|| title.clone()); *places += 1;
    vec![Block::Heading(Heading { level, look: HeadingLook::Title, text: vec![t.into()], anchor: Some(Anchor(*places)), bookmark: true }), Block::Rows(rows), Block::heading(level + 1, HeadingLook::Section, "References"), Block::Notes(refs)]
}
fn pack(src: &str, out: &mut Vec<Block>, places: &mut u32) {
    let get = |k: &str| -> Vec<String> { src.lines().filter_map(|l| l.split_once('\t').filter(|x| x.0 == k).map(|x| x.1.to_string())).collect() };
    let mut contents = vec![]; let mut parts = vec![];
    let mut part = |t: &str, parts: &mut Vec<Block>, contents: &mut Vec<ContentsLine>, places: &mut u32| { *places += 1; let place = Anchor(*places); contents.push(ContentsLine { title: t.into(), detail: String::new(), place }); parts.push(Block::PageBreak); parts.push(Block::Heading(Heading { level: 2, look: HeadingLook::Title, text: vec![t.into()], anchor: Some(place), bookmark: true })) };
    part("Agenda", &mut parts, &mut contents, places);
    parts.push(Block::List(List { ordered: true, items: get("agenda").iter().map(|t| vec![Block::paragraph(t.as_str())]).collect() }));
    part("Terms of reference", &mut parts, &mut contents, places);
    for _ in 0..4 { for t in get("tor") { parts.push(Block::paragraph(t)) } }
    part("Actions", &mut parts, &mut contents, places);
    let col = |t: &str, w| Column { title: t.into(), width: w, heads_row: false, right: false, second: false };
    parts.push(Block::Table(Table { look: TableLook::Close, columns: vec![col("No.", Width::Fit { least: 14.0, text: "000".into() }), col("Action", Width::Rest), col("Owner", Width::Fit { least: 30.0, text: String::new() }), col("State", Width::Fit { least: 25.0, text: String::new() })], rows: get("act").iter().map(|r| r.split('\t').map(|c| vec![Block::paragraph(c)]).collect()).collect() }));
    for i in 0..get("nc")[0].parse::<usize>().unwrap() { let name = format!("Case study {}: supporting a family through transition", i + 1); let mut t = String::new(); let mut c = case(src, Some(name.clone()), &mut t, places, 2); let place = Anchor(*places); contents.push(ContentsLine { title: name, detail: String::new(), place }); parts.push(Block::PageBreak); parts.append(&mut c); }
    out.push(Block::Cover(Cover { host: "Host".into(), title: "Meeting pack".into(), lines: vec!["Practice group, made-up date".into()], note: String::new() }));
    out.push(Block::heading(2, HeadingLook::Title, "Contents")); out.push(Block::Contents(contents)); out.extend(parts);
}
