//! Small files that take all memory or never end in readers that let them.

use std::io::Write;

use flate2::{Compress, Compression, FlushCompress, write::ZlibEncoder};

use super::{Comes, Odd, damaged::deep_page_tree, plain_objects, stream, written};

const MIB: usize = 1024 * 1024;
const LARGE: Comes = Comes::Sentence("is too large to attach.");
const BROKEN: Comes = Comes::Sentence("is damaged");

/// A file of each kind.
pub fn bombs() -> Vec<Odd> {
    let odd = |name, bytes, comes| Odd { name, bytes, comes };
    vec![
        odd("page tree of nothing but itself", only_itself(), BROKEN),
        odd("page tree of 20,000 levels", deep_page_tree(20_000), BROKEN),
        odd(
            "content of 4 GB",
            content(&zeros(4096), "/FlateDecode"),
            LARGE,
        ),
        odd(
            "content of 4 GB, packed twice",
            content(&packed(&zeros(4096)), "[/FlateDecode/FlateDecode]"),
            LARGE,
        ),
        odd(
            "objects of 4 GB, packed twice",
            object_stream(&packed(&zeros(4096)), "[/FlateDecode/FlateDecode]"),
            LARGE,
        ),
        odd(
            "objects of 300 MB",
            object_stream(&zeros(300), "/FlateDecode"),
            LARGE,
        ),
        odd("100,000 nested arrays", nested("[", "]"), Comes::Pages(1)),
        odd(
            "100,000 nested dictionaries",
            nested("<</K ", ">>"),
            Comes::Pages(1),
        ),
        odd("object streams in each other", in_each_other(), BROKEN),
        odd("100 million numbers", numbers(), LARGE),
        odd("marks with high numbers", high_marks(), LARGE),
        odd(
            "JPEG of 60,000 by 60,000",
            picture(
                "/DCTDecode",
                b"\xFF\xD8\xFF\xC0\x00\x11\x08\xEA\x60\xEA\x60\x03",
            ),
            LARGE,
        ),
        odd("page like a thread", replaced_box("[0 0 1 14000]"), BROKEN),
    ]
}

/// Blanks of so many MiB, packed: one packed block over and over.
fn zeros(mebibytes: usize) -> Vec<u8> {
    let mut block = Vec::with_capacity(64 * 1024);
    let mut compress = Compress::new(Compression::best(), false);
    compress
        .compress_vec(&vec![b' '; MIB], &mut block, FlushCompress::Full)
        .expect("blanks can be packed");
    // The head of zlib, the blocks, and one that ends it.
    [&b"\x78\x9C"[..], &block.repeat(mebibytes), b"\x03\x00"].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn filtered(entries: &str, filter: &str, data: &[u8]) -> Vec<u8> {
    let head = format!(
        "<<{entries}/Filter {filter}/Length {}>>stream\n",
        data.len()
    );
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn one_page() -> Vec<Vec<u8>> {
    plain_objects(1)
        .into_iter()
        .map(String::into_bytes)
        .collect()
}

fn content(data: &[u8], filter: &str) -> Vec<u8> {
    let mut objects = one_page();
    objects[4] = filtered("", filter, data);
    written(&objects)
}

fn only_itself() -> Vec<u8> {
    written(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[2 0 R]/Count 1>>",
    ])
}

fn object_stream(data: &[u8], filter: &str) -> Vec<u8> {
    let mut objects = one_page();
    objects.push(filtered("/Type/ObjStm/N 1/First 5", filter, data));
    let file = written(&objects);
    // Without its table all object streams have to be read.
    let end = super::last(&file, b"\nxref\n");
    file[..end].to_vec()
}

fn nested(open: &str, close: &str) -> Vec<u8> {
    let mut objects = plain_objects(1);
    objects[3] = objects[3].replace("/Contents", "/Group 6 0 R/Contents");
    objects.push(format!(
        "{}1{}",
        open.repeat(100_000),
        close.repeat(100_000)
    ));
    written(&objects)
}

/// Two streams of objects, each of which lies in the other, and the catalogue in one of them.
fn in_each_other() -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let start = file.len();
    // Kind, number of the stream or place in the file, index: objects 0 to 4.
    let rows: [[u8; 4]; 5] = [
        [0, 0, 0, 0],
        [2, 0, 2, 0],
        [2, 0, 3, 0],
        [2, 0, 2, 0],
        [1, 0, 9, 0],
    ];
    let head = "4 0 obj\n<</Type/XRef/Size 5/W[1 2 1]/Root 1 0 R/Length 20>>stream\n";
    file.extend(head.bytes());
    file.extend(rows.as_flattened());
    file.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

fn numbers() -> Vec<u8> {
    let mut list = b"6 0 [".to_vec();
    list.extend(b"0 ".repeat(100_000_000));
    list.push(b']');
    let mut objects = one_page();
    objects[3] = b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Group 6 0 R>>".to_vec();
    objects.push(b"null".to_vec());
    objects.push(filtered(
        "/Type/ObjStm/N 1/First 4",
        "/FlateDecode",
        &packed(&list),
    ));
    let file = written(&objects);
    // The table says that 6 is nothing; without it the one in the stream counts.
    let end = super::last(&file, b"\nxref\n");
    let nothing = super::last(&file, b"6 0 obj\nnull");
    let after = nothing + b"6 0 obj\nnull\nendobj\n".len();
    [&file[..nothing], &file[after..end]].concat()
}

/// Pages of which each says that it has 100,000 pieces of marked content.
fn high_marks() -> Vec<u8> {
    const PAGES: usize = 1_500;
    let mut objects = plain_objects(PAGES);
    let tree = objects.len() + 1;
    objects[0] = format!("<</Type/Catalog/Pages 2 0 R/StructTreeRoot {tree} 0 R>>");
    let kids: Vec<String> = (0..PAGES)
        .map(|page| format!("{} 0 R", tree + 1 + page))
        .collect();
    objects.push(format!("<</Type/StructTreeRoot/K[{}]>>", kids.join(" ")));
    for page in 0..PAGES {
        objects.push(format!(
            "<</Type/StructElem/S/P/P {tree} 0 R/Pg {} 0 R/K 100000>>",
            4 + 2 * page
        ));
    }
    written(&objects)
}

fn picture(filter: &str, data: &[u8]) -> Vec<u8> {
    let mut objects = one_page();
    objects[3] =
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</P 6 0 R>>>>>>".to_vec();
    objects[4] = stream("100 0 0 100 0 0 cm /P Do").into_bytes();
    objects.push(filtered(
        "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB",
        filter,
        data,
    ));
    written(&objects)
}

fn replaced_box(size: &str) -> Vec<u8> {
    let mut objects = plain_objects(1);
    objects[1] = objects[1].replace("[0 0 420 595]", size);
    written(&objects)
}
