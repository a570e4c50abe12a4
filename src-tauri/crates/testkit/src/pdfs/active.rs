//! A file with everything in it that acts, and with things that only show.

use super::{stream, written};

/// Three pages: A3 turned by a quarter, Letter across, A4. Scripts, programs, files and forms on the first one; a layer
/// that is hidden and one that is not on the second; a link on the third. Everything that must not come along has
/// `EVIL` in it.
pub fn active() -> Vec<u8> {
    let acts = [
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/JavaScript/JS(EVIL 1)>>>>",
        // Without a place, and with its kind spelt in another way.
        "<</Type/Annot/Subtype/Link/A<</S/J#61vaScript/JS(EVIL 2)>>/AA<</E<</S/Launch/F(EVIL 3)>>>>>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(EVIL 4)>>>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:EVIL 5)>>>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///EVIL/6)>>>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(EVIL 7)/D[0/Fit]>>>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/PA<</S/URI/URI(http://EVIL/8)>>>>",
        "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/F(EVIL 9)/EF<</F 13 0 R>>>>>>",
        "<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/JS(EVIL 10)>>>>",
        "<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/T(EVIL 11)>>",
        "14 0 R",
        "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(A note)/Extra<</Next<</S/SubmitForm/F(http://EVIL/12)>>>>>>",
    ];
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(EVIL 13)>>/AA<</WC<</S/JavaScript/JS(EVIL 14)>>>>\
         /Names<</JavaScript<</Names[(x)<</S/JavaScript/JS(EVIL 15)>>]>>/EmbeddedFiles<</Names[(x)<</EF<</F 13 0 R>>>>]>>>>\
         /AcroForm<</Fields[14 0 R 15 0 R]/XFA(EVIL 16)/CO[14 0 R]>>\
         /OCProperties<</OCGs[11 0 R 12 0 R]/D<</OFF[12 0 R]>>>>>>"
            .to_owned(),
        "<</Type/Pages/Kids[4 0 R 5 0 R 6 0 R]/Count 3>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 1191]/Rotate 90/Contents 7 0 R/Resources<</Font<</F 3 0 R>>\
             /XObject<</X 10 0 R>>>>/AA<</O<</S/JavaScript/JS(EVIL 17)>>>>/Annots[{}]>>",
            acts.join("")
        ),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 792 612]/Contents 8 0 R/Resources<</Font<</F 3 0 R>>\
         /Properties<</L1 11 0 R/L2 12 0 R>>>>>>"
            .to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 9 0 R/Resources<</Font<</F 3 0 R>>>>\
         /Annots[<</Type/Annot/Subtype/Link/Rect[50 490 150 520]/A<</S/URI/URI(https://example.org/good)>>>>\
         <</Type/Annot/Subtype/Link/Rect[50 390 150 420]/A<</S/GoTo/D[4 0 R/Fit]>>>>]>>"
            .to_owned(),
        stream("BT /F 12 Tf 50 500 Td (A3 turned) Tj ET /X Do"),
        stream(
            "BT /F 12 Tf 50 500 Td (Letter across) Tj ET /OC /L1 BDC BT /F 12 Tf 50 400 Td (Shown layer) Tj ET EMC \
             /OC /L2 BDC BT /F 12 Tf 50 300 Td (Hidden layer) Tj ET EMC",
        ),
        stream("BT /F 12 Tf 50 500 Td (A4 with a link) Tj ET"),
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(EVIL 18)/Page 0>>/Length 0>>stream\n\nendstream".to_owned(),
        "<</Type/OCG/Name(Shown)>>".to_owned(),
        "<</Type/OCG/Name(Hidden)>>".to_owned(),
        "<</Type/EmbeddedFile/Length 7>>stream\nEVIL 19\nendstream".to_owned(),
        "<</Type/Annot/Subtype/Widget/Rect[0 0 99 20]/Parent 15 0 R/AA<</K<</S/JavaScript/JS(EVIL 20)>>>>/MK<<>>>>"
            .to_owned(),
        "<</FT/Tx/T(field)/V(typed)/Kids[14 0 R]/AA<</C<</S/JavaScript/JS(EVIL 21)>>>>/A<</S/ResetForm/X(EVIL 22)>>>>"
            .to_owned(),
    ];
    written(&objects)
}
