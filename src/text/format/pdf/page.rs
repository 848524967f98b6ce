//! The pages of a file in their order.

use std::collections::HashSet;
use std::rc::Rc;

use super::file::File;
use super::object::{Dict, Object};

/// Most pages that a file may have.
const MOST_PAGES: usize = 50_000;
/// Levels of the tree of pages.
const DEEPEST: usize = 64;

/// A page as the file describes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) resources: Rc<Dict>,
    pub(super) contents: Object,
    /// Left, bottom, right and top of the sheet, points.
    pub(super) sheet: [f64; 4],
    /// Quarters of a turn, clockwise, in which it is to be shown.
    pub(super) turn: usize,
}

/// A sheet of A4, points.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// Calls `read` with every page in order.
pub(super) fn each(file: &File<'_>, mut read: impl FnMut(&Page)) {
    let root = file.dict_at(&file.trailer, "Root");
    let start = Page { sheet: A4, ..Page::default() };
    let mut walk = Walk { file, seen: HashSet::new(), pages: 0, read: &mut read };
    walk.node(root.get("Pages"), &start, 0);
    if walk.pages == 0 {
        for number in file.numbers() {
            let object = Object::Ref(number);
            if file.resolve(&object).dict().is_some_and(|dict| dict.is("Type", "Page")) {
                walk.node(&object, &start, 0);
            }
        }
    }
}

struct Walk<'a, 'f> {
    file: &'a File<'f>,
    seen: HashSet<u32>,
    pages: usize,
    read: &'a mut dyn FnMut(&Page),
}

impl Walk<'_, '_> {
    /// A page, or a branch with pages below it.
    fn node(&mut self, object: &Object, above: &Page, depth: usize) {
        if let Object::Ref(number) = object
            && !self.seen.insert(*number)
        {
            return;
        }
        let node = self.file.resolve(object);
        let Some(dict) = node.dict() else { return };
        let page = self.inherit(dict, above);
        let kids = self.file.at(dict, "Kids");
        if matches!(*kids, Object::Array(_)) && !dict.is("Type", "Page") {
            for kid in kids.array() {
                if depth < DEEPEST && self.file.fuel.burn(16) {
                    self.node(kid, &page, depth + 1);
                }
            }
        } else if self.pages >= MOST_PAGES || !self.file.fuel.burn(1000) {
            self.file.fuel.exhaust();
        } else {
            self.pages += 1;
            (self.read)(&page);
        }
    }

    /// What a node says, and where it is silent the one above it.
    fn inherit(&self, dict: &Dict, above: &Page) -> Page {
        let resources = match dict.get("Resources") {
            Object::Null => Rc::clone(&above.resources),
            own => Rc::new(self.file.resolve(own).dict().cloned().unwrap_or_default()),
        };
        let boxed = |key: &str| {
            let corners = self.file.at(dict, key);
            let corners: Vec<f64> = corners
                .array()
                .iter()
                .take(4)
                .filter_map(|corner| self.file.resolve(corner).number())
                .collect();
            <[f64; 4]>::try_from(corners)
                .ok()
                .filter(|[left, bottom, right, top]| left < right && bottom < top)
        };
        let turn = self.file.at(dict, "Rotate").number().map_or(above.turn, |degrees| {
            let degrees = Object::Number(degrees.rem_euclid(360.0)).count().unwrap_or(0);
            degrees / 90
        });
        let sheet = boxed("CropBox").or_else(|| boxed("MediaBox")).unwrap_or(above.sheet);
        Page { resources, contents: dict.get("Contents").clone(), sheet, turn }
    }
}
