//! The binary as a person runs it: what it prints, what it refuses, how it ends.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus")
}

/// What a run gave.
struct Run {
    status: i32,
    out: String,
    err: String,
}

fn run<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Run {
    run_with("", arguments)
}

fn run_with<I: AsRef<std::ffi::OsStr>>(input: &str, arguments: impl IntoIterator<Item = I>) -> Run {
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    let output = command.args(arguments).env_remove("KAMERGRAAF_STORE").write_stdin(input).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with one good letter, and the paths of a store beside it.
struct Desk {
    folder: TempDir,
}

const LETTER: &str = "De VS hebben sancties opgelegd aan Iran. Minister Blok betreurt dat.\n";

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::create_dir(desk.path("texts")).unwrap();
        desk.put("texts/good.txt", LETTER.as_bytes());
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    /// Builds a store from the folder of texts.
    fn build(&self) -> Run {
        run([Path::new("build"), &self.path("texts"), Path::new("--store"), &self.path("store")])
    }

    fn query(&self, query: &str, form: &str) -> Run {
        let store = self.path("store").display().to_string();
        run(["query", "--store", &store, query, "--results", form])
    }
}

/// One refused input: exit 3, its sentence, and the good letter read all the same.
fn refused(desk: &Desk, bad: &Path, sentence: &str) {
    let good = desk.path("texts/good.txt");
    let extracted = run([Path::new("extract"), &good, bad]);
    assert_eq!(extracted.status, 3, "{}", extracted.err);
    assert!(extracted.err.contains(sentence), "{}", extracted.err);
    assert_eq!(extracted.err.trim_end().lines().count(), 1, "{}", extracted.err);
    assert!(extracted.out.contains("\"text\":\"Blok\""), "{}", extracted.out);
}

#[test]
fn each_bad_input_gets_one_sentence_and_the_rest_is_done() {
    let desk = Desk::new();
    refused(&desk, &desk.put("empty.txt", b" \n"), "empty.txt: the file is empty");
    refused(&desk, &desk.put("image.txt", b"\x89PNG\r\n\x1a\n\0\0"), "image.txt: not a text but binary data");
    refused(
        &desk,
        &desk.put("dos.txt", b"de co\x94rdinatie"),
        "dos.txt: written in CP850, which is not read",
    );
    refused(
        &desk,
        &desk.put("broken.txt", b"\xc3\xa9 caf\xe9 Blok"),
        "broken.txt: not valid UTF-8 at byte 6",
    );
    refused(&desk, &desk.path("nowhere.txt"), "nowhere.txt: no such file or folder");
    fs::create_dir(desk.path("bare")).unwrap();
    refused(&desk, &desk.path("bare"), "bare: no document in this folder");
}

#[test]
fn a_bad_row_of_the_catalogue_is_named_with_its_line() {
    let desk = Desk::new();
    let header = "file\ttitle\tkind\tdate\tdossier\tnumber\tsource\n";
    desk.put("texts/documents.tsv", format!("{header}good.txt\tBrief\tKamerbrief\n").as_bytes());
    let extracted = run([Path::new("extract"), &desk.path("texts")]);
    assert_eq!(extracted.status, 3);
    assert!(
        extracted.err.contains("documents.tsv:2: the row has 3 cells, the header 7"),
        "{}",
        extracted.err
    );
    assert!(extracted.out.contains("\"document\":\"good.txt\""));
}

#[test]
fn a_build_without_any_document_leaves_the_store_as_it_was() {
    let desk = Desk::new();
    assert_eq!(desk.build().status, 0);
    let before = desk.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv").out;
    let bad = desk.put("empty.txt", b"");
    let built = run([Path::new("build"), &bad, Path::new("--store"), &desk.path("store")]);
    assert_eq!(built.status, 3);
    assert!(built.err.contains("the store was left as it was"), "{}", built.err);
    assert_eq!(desk.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv").out, before);
}

#[test]
fn a_store_that_is_a_file_or_is_not_there_is_named() {
    let desk = Desk::new();
    desk.put("store", b"a file");
    let built = desk.build();
    assert_eq!(built.status, 1);
    assert!(built.err.contains("is a file, but a store is a folder"), "{}", built.err);
    let asked = run(["query", "--store", "/no/such/store", "ASK {}"]);
    assert_eq!(asked.status, 1);
    assert!(asked.err.contains("there is no store in /no/such/store"), "{}", asked.err);
}

#[test]
fn a_malformed_query_is_wrong_use_with_its_place() {
    let desk = Desk::new();
    desk.build();
    let asked = desk.query("SELECT ?s { ?s ?p }", "table");
    assert_eq!(asked.status, 2);
    assert!(asked.err.contains("line 1, column"), "{}", asked.err);
    for (arguments, sentence) in [
        (vec!["query", "--store", "x", "ASK {}", "--results", "poem"], "there is no form \"poem\""),
        (vec!["export", "--store", "x", "--format", "poem"], "there is no format \"poem\""),
        (vec!["build", "--store", "x"], "required arguments"),
        (vec!["query", "--store", "x", "--query-file", "no.rq"], "no.rq: cannot be read"),
    ] {
        let wrong = run(arguments);
        assert_eq!(wrong.status, 2, "{}", wrong.err);
        assert!(wrong.err.contains(sentence), "{}", wrong.err);
    }
}

#[test]
fn an_update_is_refused() {
    let desk = Desk::new();
    desk.build();
    let asked = desk.query("DELETE WHERE { ?s ?p ?o }", "table");
    assert_eq!(asked.status, 2);
    assert!(asked.err.contains("a version of a store is never changed"), "{}", asked.err);
}

#[test]
fn a_second_build_with_nothing_changed_writes_nothing() {
    let desk = Desk::new();
    assert!(desk.build().err.starts_with("built: version 1 of"));
    let again = desk.build();
    assert!(again.err.starts_with("unchanged: version 1 of"), "{}", again.err);
    desk.put("texts/good.txt", b"Rusland heeft sancties opgelegd aan Canada.\n");
    assert!(desk.build().err.starts_with("built: version 2 of"));
    assert_eq!(desk.query("ASK { ?s kg:sanctions ?o }", "table").out, "yes\n");
}

#[test]
fn what_is_printed_does_not_depend_on_threads_or_order() {
    let mut files = kamergraaf::text::files(&corpus()).unwrap();
    for format in ["jsonl", "nq"] {
        let mut outputs = Vec::new();
        for threads in ["1", "2", "7"] {
            let mut command = Command::cargo_bin("kamergraaf").unwrap();
            command.env("RAYON_NUM_THREADS", threads).args(["extract", "--format", format]).args(&files);
            outputs.push(command.output().unwrap().stdout);
            files.rotate_left(2);
        }
        assert!(!outputs[0].is_empty());
        assert!(outputs.iter().all(|output| *output == outputs[0]), "{format} differs");
    }
}

#[test]
fn an_export_is_what_was_built() {
    let desk = Desk::new();
    desk.build();
    let store = desk.path("store").display().to_string();
    let lines = run(["export", "--store", &store, "--format", "nq"]).out;
    let mut sorted: Vec<&str> = lines.lines().collect();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(lines.lines().collect::<Vec<_>>(), sorted);
    assert!(lines.contains(
        "<https://w3id.org/kamergraaf/id/country/USA> <https://w3id.org/kamergraaf/ontology#sanctions>"
    ));
    let file = desk.path("out.ttl").display().to_string();
    let written = run(["export", "--store", &store, "--format", "ttl", "--output", &file]);
    assert_eq!((written.status, written.out.as_str()), (0, ""));
    assert!(fs::read_to_string(file).unwrap().contains("kg:sanctions country:IRN"));
}

#[test]
fn a_text_can_come_from_standard_input() {
    let extracted = run_with(LETTER, ["extract", "-"]);
    assert_eq!(extracted.status, 0, "{}", extracted.err);
    assert!(
        extracted.out.starts_with("{\"record\":\"document\",\"document\":\"stdin\"}\n"),
        "{}",
        extracted.out
    );
    assert_eq!(run_with("", ["extract", "-"]).status, 3);
}

/// The names of the documents that a run read, in order.
fn documents(run: &Run) -> Vec<&str> {
    let names =
        run.out.lines().filter_map(|line| line.strip_prefix("{\"record\":\"document\",\"document\":\""));
    names.filter_map(|line| line.split('"').next()).collect()
}

#[test]
fn json_lines_are_documents_with_what_is_known_of_them() {
    let lines = "{\"id\":\"a\",\"text\":\"Minister Blok.\",\"date\":\"2025-11-21\",\"kind\":\"Kamerbrief\"}\n\
                 {\"id\":\"b\"}\n{\"id\":3,\"text\":\"Minister Kaag.\"}\n";
    let desk = Desk::new();
    let file = desk.put("letters.jsonl", lines.as_bytes()).display().to_string();
    for (input, arguments) in [
        (lines, vec!["extract", "-"]),
        ("", vec!["extract", &file]),
        (&file, vec!["extract", "--files-from", "-"]),
    ] {
        let read = run_with(input, arguments);
        assert_eq!((read.status, documents(&read)), (3, vec!["a", "3"]), "{}", read.err);
        assert!(read.err.contains(":2: no document in this line: missing field `text`"), "{}", read.err);
        assert!(read.out.contains("\"document\":\"a\",\"date\":\"2025-11-21\",\"kind\":\"Kamerbrief\""));
    }
    let as_text = run_with(lines, ["extract", "-", "--input-format", "text"]);
    assert_eq!(documents(&as_text), ["stdin"]);
    let both = run_with("", ["extract", "-", "--files-from", "-"]);
    assert_eq!(both.status, 2, "{}", both.err);
}

#[test]
fn a_list_of_paths_names_files_and_folders() {
    let desk = Desk::new();
    desk.put("one more.txt", LETTER.as_bytes());
    let list = format!("{}\0{}\0", desk.path("texts").display(), desk.path("one more.txt").display());
    let read = run_with(&list, ["extract", "-", "--input-format", "paths"]);
    assert_eq!((read.status, documents(&read)), (0, vec!["good.txt", "one more.txt"]), "{}", read.err);
    let file = desk.put("list", list.replace('\0', "\r\n").as_bytes()).display().to_string();
    assert_eq!(documents(&run(["extract", "--files-from", &file])), ["good.txt", "one more.txt"]);
    assert!(run_with("", ["extract", "--files-from", "-"]).err.contains("no path in this list"));
}

/// A folder and archives of it, with a catalogue and two files of one name.
fn years(desk: &Desk) -> [PathBuf; 3] {
    for year in ["2020", "2021"] {
        fs::create_dir_all(desk.path(&format!("years/{year}"))).unwrap();
        desk.put(&format!("years/{year}/a.txt"), LETTER.as_bytes());
    }
    let catalogue = "file\ttitle\tkind\tdate\tdossier\tnumber\tsource\na.txt\tBrief\t\t2020-01-02\t\t\t\n";
    desk.put("years/2020/documents.tsv", catalogue.as_bytes());
    desk.put("years/2021/b.md", b"Minister Kaag sprak in Belgi\xeb.");
    for other in ["x.jpg", ".hidden.txt", "y.jpg", "z.xls"] {
        desk.put(&format!("years/{other}"), b"");
    }
    let (zipped, tarred) = (desk.path("years.zip"), desk.path("years.tar.gz"));
    let gzip = flate2::write::GzEncoder::new(fs::File::create(&tarred).unwrap(), flate2::Compression::fast());
    let mut tar = tar::Builder::new(gzip);
    let mut zip = zip::ZipWriter::new(fs::File::create(&zipped).unwrap());
    // The catalogue comes last: it speaks of what stands before it.
    for name in ["2020/a.txt", "2021/a.txt", "2021/b.md", "x.jpg", "y.jpg", "z.xls", "2020/documents.tsv"] {
        tar.append_path_with_name(desk.path("years").join(name), name).unwrap();
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &fs::read(desk.path("years").join(name)).unwrap()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
    zip.finish().unwrap();
    [desk.path("years"), zipped, tarred]
}

#[test]
fn a_folder_and_its_archives_read_the_same() {
    let desk = Desk::new();
    let mut outputs = Vec::new();
    for path in years(&desk) {
        let read = run([Path::new("extract"), &path]);
        assert_eq!(read.status, 0, "{}", read.err);
        let passed_over = "3 files of another kind were not read: 2 .jpg, 1 .xls";
        assert!(
            read.err.contains(passed_over) && read.err.contains("b.md: read as Windows-1252"),
            "{}",
            read.err
        );
        assert!(read.out.contains("\"document\":\"2020/a.txt\",\"title\":\"Brief\",\"date\":\"2020-01-02\""));
        assert!(read.out.contains("\"text\":\"België\""), "{}", read.out);
        let mut names: Vec<String> = documents(&read).into_iter().map(str::to_owned).collect();
        names.sort();
        assert_eq!(names, ["2020/a.txt", "2021/a.txt", "b.md"]);
        let built =
            run([Path::new("extract"), &path, Path::new("--format"), Path::new("nq"), Path::new("--quiet")]);
        assert_eq!((built.status, built.err.as_str()), (0, ""));
        assert!(built.out.contains("/id/document/2020%2Fa.txt>"));
        outputs.push(built.out);
    }
    assert!(outputs.iter().all(|output| *output == outputs[0]));
}

#[test]
fn names_do_not_depend_on_the_order_of_paths() {
    let desk = Desk::new();
    let [folder, zipped, _] = years(&desk);
    let one = run([Path::new("extract"), &folder, &zipped]);
    let other = run([Path::new("extract"), &zipped, &folder]);
    assert_eq!(one.out, other.out);
    let mut names = documents(&one);
    names.sort_unstable();
    let expected = [
        "years.zip/2020/a.txt",
        "years.zip/2021/a.txt",
        "years.zip/2021/b.md",
        "years/2020/a.txt",
        "years/2021/a.txt",
        "years/2021/b.md",
    ];
    assert_eq!(names, expected);
}

#[test]
fn the_tables_are_checked_and_counted() {
    let checked = run(["evaluate", "--data"]);
    assert_eq!((checked.status, checked.err.as_str()), (0, ""));
    for line in ["data/country-names.tsv", "names by kind", "texts that name two things"] {
        assert!(checked.out.contains(line), "{line} is not in\n{}", checked.out);
    }
    assert_eq!(run(["evaluate", "--data", "gold.json"]).status, 2);
}

#[test]
fn explain_gives_the_reason_of_each_link() {
    let desk = Desk::new();
    let letter = "De Amerikaanse minister Antony Blinken kwam. Met Blinken is gesproken.\n";
    let explained =
        run([Path::new("explain"), &desk.put("links.txt", letter.as_bytes()), Path::new("--links")]);
    for line in [
        "Amerikaanse = country:USA · adjective in data/country-names.tsv",
        "Antony Blinken = person:antony-blinken · a person named in full",
        "Blinken = person:antony-blinken · surname of the only person named so in full",
    ] {
        assert!(explained.out.contains(line), "{line} is not in\n{}", explained.out);
    }
}

#[test]
fn misprints_are_told_and_kept() {
    let desk = Desk::new();
    let letter = "Het lid Sjoerd Sjoerdsma (D66) vroeg dit. Het lid Soerdsma dankte.\n\n\
                  Zie Kamerstuk 21 510-20, nr. 2310 en Kamerstuk 32 736, nr. 4.\n";
    desk.put("texts/odd.txt", letter.as_bytes());
    let explained = run([Path::new("explain"), &desk.path("texts/odd.txt")]);
    assert!(explained.out.contains("Soerdsma: perhaps a misprint of Sjoerdsma"), "{}", explained.out);
    assert!(explained.out.contains("[Soerdsma](person:soerdsma)"), "{}", explained.out);
    assert!(
        explained.out.contains("21 510-20, nr. 2310: perhaps a misprint of 21501-20"),
        "{}",
        explained.out
    );
    assert!(explained.out.contains("(paper:kst-21510-20-2310)"), "{}", explained.out);
    assert_eq!(explained.out.matches("perhaps a misprint").count(), 2, "{}", explained.out);
    let told: Vec<String> =
        desk.build().err.lines().filter(|line| line.contains("misprint")).map(str::to_owned).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("2 in 1 document"), "{told:?}");
}

#[test]
fn explain_shows_facts_below_their_sentence() {
    let desk = Desk::new();
    let explained = run([Path::new("explain"), &desk.path("texts/good.txt"), Path::new("--facts")]);
    let mut lines = explained.out.lines().skip(1);
    assert_eq!(
        lines.next().unwrap(),
        "De [VS](country:USA) hebben sancties opgelegd aan [Iran](country:IRN)."
    );
    assert_eq!(lines.next().unwrap().trim(), "De Verenigde Staten sanctioneerden Iran.");
    assert!(
        lines.next().unwrap().contains("Verenigde Staten sanctions Iran · asserted"),
        "{}",
        explained.out
    );
    assert!(!explained.out.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn another_base_moves_every_iri() {
    let desk = Desk::new();
    let texts = desk.path("texts").display().to_string();
    let moved = run(["extract", &texts, "--format", "nq", "--base", "https://example.org/kg/"]).out;
    assert!(moved.contains("<https://example.org/kg/id/country/IRN>") && !moved.contains("w3id.org"));
    let wrong = run(["extract", &texts, "--base", "kg"]);
    assert!(wrong.err.contains("cannot be the base of IRIs"), "{}", wrong.err);
}

#[test]
fn help_and_completions_come_from_one_definition() {
    let help = run(["--help"]).out;
    for command in ["build", "extract", "query", "serve", "export", "explain", "evaluate", "completions"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in the help");
        assert!(run([command, "--help"]).out.contains("Example"), "{command} has no example");
    }
    assert!(run(["completions", "bash"]).out.contains("_kamergraaf"));
    let desk = Desk::new();
    let folder = desk.path("man").display().to_string();
    assert_eq!(run(["man", &folder]).status, 0);
    assert!(Path::new(&folder).join("kamergraaf-build.1").exists());
}

#[test]
fn evaluate_gives_the_same_figures_from_texts_and_from_records() {
    let desk = Desk::new();
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gold/2025-kamerbrief-isis-tribunaal.json");
    let text = corpus().join("2025-kamerbrief-isis-tribunaal.txt");
    let records = desk.put("out.jsonl", run([Path::new("extract"), &text]).out.as_bytes());
    let texts = run([Path::new("evaluate"), &gold, Path::new("--texts"), &corpus()]).out;
    assert_eq!(run([Path::new("evaluate"), &gold, Path::new("--system"), &records]).out, texts);
    assert!(texts.contains("CORE FIVE"));
}

#[test]
fn rdf_of_ones_own_is_a_graph_beside_the_documents() {
    let desk = Desk::new();
    let own = desk.put("own.ttl", b"<https://example.org/me> <https://example.org/reads> <https://w3id.org/kamergraaf/id/country/IRN> .");
    let (texts, store) = (desk.path("texts"), desk.path("store"));
    let with = |add: &Path| {
        let words = ["--quiet", "build", "--add"].map(std::ffi::OsStr::new);
        run(words.into_iter().chain([
            add.as_os_str(),
            texts.as_os_str(),
            "--store".as_ref(),
            store.as_os_str(),
        ]))
    };
    let built = with(&own);
    assert_eq!((built.status, built.err.as_str()), (0, ""));
    let query = "SELECT ?me ?named { GRAPH <https://w3id.org/kamergraaf/added/own.ttl> { ?me ?reads ?land } \
                 ?mention <https://w3id.org/kamergraaf/ontology#names> ?land ; <http://www.w3.org/ns/oa#exact> ?named }";
    let store = store.to_string_lossy().into_owned();
    let asked = run(["query", "--store", &store, "--results", "csv", query]);
    assert_eq!(asked.out, "me,named\r\nhttps://example.org/me,Iran\r\n", "{}", asked.err);
    let broken = with(&desk.put("broken.ttl", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b>\n"));
    assert_eq!(broken.status, 1);
    assert!(
        broken.err.contains("broken.ttl:3:1: ") || broken.err.contains("broken.ttl:2:"),
        "{}",
        broken.err
    );
    assert_eq!(broken.err.lines().count(), 1, "{}", broken.err);
    let named = with(&desk.put("own.rdf", b""));
    assert!(named.err.contains("only RDF in a file named"), "{}", named.err);
}
