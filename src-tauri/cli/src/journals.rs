//! Everything there is, in and out: `export --format json` and `csv`, and the way back from JSON.

use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::store::{
    Backups, Secret, is_encrypted_export, open_encrypted_export, write_private, write_private_in_pieces,
};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output};
use crate::arguments::{ExportArguments, PastArguments};
use crate::output;

/// What was written where.
#[derive(Debug, Serialize)]
struct Written {
    path: String,
}

/// Writes everything as JSON, to a file or to standard output.
pub(crate) fn export_json(
    coach: &Coach,
    now: &Now,
    asked: &ExportArguments,
    answer: &Answer,
) -> Result<Output> {
    let Some(path) = &asked.out else {
        if asked.encrypt {
            return Err(Error::Invalid("Name a file for the encrypted export with --out.".to_owned()));
        }
        return to_standard_output(coach, now);
    };
    if asked.encrypt {
        let mut bytes = Vec::new();
        coach.export_json(now, &mut bytes)?;
        Backups::of(coach.folder()).write_encrypted_export(&bytes, path)?;
    } else {
        write_private_in_pieces(path, |out| coach.export_json(now, out))?;
    }
    Ok(answer.view(&written(path), |written| format!("Everything exported: {}\n", written.path)).into())
}

/// Anyone who reads the output may stop early (`| head`): that is no failure.
fn to_standard_output(coach: &Coach, now: &Now) -> Result<Output> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = coach.export_json(now, &mut out).and_then(|()| {
        let path = Path::new("standard output").to_owned();
        out.flush().map_err(|source| Error::Io { doing: "Writing to", path, source })
    });
    match written {
        Err(Error::Io { source, .. }) if source.kind() == ErrorKind::BrokenPipe => Ok(Output::default()),
        done => done.map(|()| Output::default()),
    }
}

/// Exports what can be read of damaged data, as JSON; changes nothing.
pub(crate) fn export_damaged(folder: &Path, now: &Now, path: &Path, answer: &Answer) -> Result<Output> {
    let (coach, salvaged) = Coach::of_damaged(folder)?;
    write_private_in_pieces(path, |out| coach.export_json(now, out))?;
    Ok(answer.view(&salvaged, |salvaged| output::exported_damaged(salvaged, path)).into())
}

/// Writes one CSV file a table into a folder or a ZIP file, or one table to standard output.
pub(crate) fn export_csv(coach: &Coach, asked: &ExportArguments, answer: &Answer) -> Result<Output> {
    match (&asked.table, &asked.out) {
        (Some(table), None) => Ok(coach.export_csv_table(table, !asked.no_mark)?.into()),
        (Some(table), Some(path)) => {
            write_private(path, &coach.export_csv_table(table, !asked.no_mark)?)?;
            Ok(answer.view(&written(path), |written| format!("Table exported: {}\n", written.path)).into())
        }
        (None, Some(folder)) => {
            let is_zip = folder.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
            let tables = if is_zip && !folder.is_dir() {
                coach.export_csv_zip(folder, !asked.no_mark)?
            } else {
                coach.export_csv(folder, !asked.no_mark)?
            };
            let said = |written: &Written| format!("{tables} tables exported: {}\n", written.path);
            Ok(answer.view(&written(folder), said).into())
        }
        (None, None) => Err(Error::Invalid(
            "Name a folder or a .zip file with --out, or one table with --table.".to_owned(),
        )),
    }
}

fn written(path: &Path) -> Written {
    Written { path: path.display().to_string() }
}

/// Whether a file is JSON, as the exports that can be read back are, or says that it's an encrypted one.
pub(crate) fn is_export(path: &Path) -> bool {
    if is_encrypted_export(path) {
        return true;
    }
    let mut head = [0; 64];
    let read = File::open(path).and_then(|mut file| file.read(&mut head)).unwrap_or(0);
    head[..read].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// Whether a file is an export that holds everything, by its first words or, encrypted, by its header.
pub(crate) fn is_own_export(path: &Path) -> bool {
    if is_encrypted_export(path) {
        return true;
    }
    let mut head = [0; 256];
    let read = File::open(path).and_then(|mut file| file.read(&mut head)).unwrap_or(0);
    let head: Vec<u8> = head[..read].iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    head.starts_with(b"{\"format\":\"standpoint\"")
}

/// Imports an exported journal into a folder without one; into any other only with `--replace`.
pub(crate) fn import(folder: &Path, now: &Now, asked: &PastArguments, answer: &Answer) -> Result<Output> {
    if is_encrypted_export(&asked.file) {
        return Err(Error::Invalid(
            "This Standpoint export is encrypted. Read it with `standpoint-cli restore`, which asks for the passphrase."
                .to_owned(),
        ));
    }
    if !asked.dry_run && !asked.replace && is_begun(folder) {
        return Err(Error::Invalid(
            "This is a Standpoint export: it replaces everything you have. Look at it with `--dry-run`, then import it with `--replace`."
                .to_owned(),
        ));
    }
    restore(folder, now, &asked.file, None, asked.dry_run, answer)
}

fn is_begun(folder: &Path) -> bool {
    Coach::open(folder).and_then(|coach| coach.is_onboarded()).unwrap_or_default()
}

/// Replaces everything in a data folder by an exported journal, or says what that would do.
pub(crate) fn restore(
    folder: &Path,
    now: &Now,
    path: &Path,
    secret: Option<&Secret>,
    dry_run: bool,
    answer: &Answer,
) -> Result<Output> {
    let file: Box<dyn Read> = match secret {
        Some(secret) => Box::new(open_encrypted_export(path, Some(secret))?),
        None => {
            let opened = File::open(path);
            Box::new(opened.map_err(|source| Error::Io {
                doing: "Reading",
                path: path.to_owned(),
                source,
            })?)
        }
    };
    let file = BufReader::new(file);
    let mut coach = Coach::open_or_blank(folder)?;
    if dry_run {
        let seen = coach.preview_journal(file)?;
        return Ok(answer.view(&seen, output::journal_preview).into());
    }
    let imported = coach.import_journal(now, file, true)?;
    Ok(answer.view(&imported, output::journal_imported).into())
}
