//! Parquet: one file per table, compressed with Snappy.

use std::io::{self, Seek, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::ExportError;
use super::files::Folder;
use super::source::Source;
use super::tables::{Cell, Column, ColumnKind, Table, Tables};

/// Rows that are written together, which bounds the memory that they take.
const GROUP: usize = 65_536;

/// Writes every table as `NAME.parquet`.
pub(super) fn write(source: &Source<'_>, folder: &mut dyn Folder) -> Result<Vec<String>, ExportError> {
    let tables = Tables::read(source)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("kamergraaf ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let properties = Arc::new(properties);
    for table in &tables.list {
        folder.file(&format!("{}.parquet", table.name), &mut |out: &mut dyn Write| {
            // The library writes only to what can go to another thread, as a file can.
            let mut made = tempfile::tempfile()?;
            let mut file = SerializedFileWriter::new(&mut made, schema(table)?, Arc::clone(&properties))?;
            let mut rows: Vec<Vec<Cell>> = Vec::new();
            tables.rows(table, &mut |row| {
                rows.push(row);
                if rows.len() == GROUP { write_group(&mut file, table, &mut rows) } else { Ok(()) }
            })?;
            write_group(&mut file, table, &mut rows)?;
            file.close()?;
            made.rewind()?;
            io::copy(&mut made, out)?;
            Ok(())
        })?;
    }
    Ok(Vec::new())
}

fn schema(table: &Table) -> Result<TypePtr, ExportError> {
    let fields = table.columns.iter().map(field).collect::<Result<_, _>>()?;
    Ok(Arc::new(Type::group_type_builder(&table.name).with_fields(fields).build()?))
}

fn field(column: &Column) -> Result<TypePtr, ExportError> {
    let builder = match column.kind {
        ColumnKind::Text => Type::primitive_type_builder(&column.name, Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String)),
        ColumnKind::Integer => Type::primitive_type_builder(&column.name, Physical::INT64),
    };
    let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    Ok(Arc::new(builder.with_repetition(repetition).build()?))
}

/// Writes rows column by column and empties the list.
fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    table: &Table,
    rows: &mut Vec<Vec<Cell>>,
) -> Result<(), ExportError> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut group = file.next_row_group()?;
    for (at, column) in table.columns.iter().enumerate() {
        let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.get(at)).collect();
        write_column(&mut group, column, &cells)?;
    }
    group.close()?;
    rows.clear();
    Ok(())
}

fn write_column<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column,
    cells: &[&Cell],
) -> Result<(), ExportError> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(!matches!(cell, Cell::Empty))).collect();
    let levels = (!column.required).then_some(levels);
    match column.kind {
        ColumnKind::Text => {
            let texts: Vec<ByteArray> =
                cells.iter().filter_map(|cell| bytes(cell, column.required)).collect();
            writer.typed::<ByteArrayType>().write_batch(&texts, levels.as_deref(), None)?;
        }
        ColumnKind::Integer => {
            let numbers: Vec<i64> = cells.iter().filter_map(|cell| number(cell, column.required)).collect();
            writer.typed::<Int64Type>().write_batch(&numbers, levels.as_deref(), None)?;
        }
    }
    Ok(writer.close()?)
}

/// The bytes of a cell; what is required and empty is an empty text.
fn bytes(cell: &Cell, required: bool) -> Option<ByteArray> {
    match cell {
        Cell::Text(text) => Some(ByteArray::from(text.as_str())),
        Cell::Integer(number) => Some(ByteArray::from(number.to_string().as_str())),
        Cell::Empty => required.then(|| ByteArray::from("")),
    }
}

/// The number of a cell.
fn number(cell: &Cell, required: bool) -> Option<i64> {
    match cell {
        Cell::Integer(number) => Some(*number),
        Cell::Text(_) | Cell::Empty => required.then_some(0),
    }
}
