//! Lists for people: what is no answer to a query.

use std::io::{self, Write};

use comfy_table::presets::UTF8_FULL;
use comfy_table::{ContentArrangement, Table};

use super::output::to_terminal;
use super::table::{PIPE_WIDTH, one_line};

/// Writes rows under a header, fitted to the terminal.
pub(super) fn write(header: &[&str], rows: &[Vec<String>], out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(UTF8_FULL);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    if !to_terminal() {
        table.set_width(PIPE_WIDTH);
    }
    table.set_header(header.iter().copied());
    for row in rows {
        table.add_row(row.iter().map(|cell| one_line(cell)));
    }
    writeln!(out, "{table}")
}
