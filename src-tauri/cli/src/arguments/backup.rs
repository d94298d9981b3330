//! Backups and the way back.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Making and listing backups.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct BackupArguments {
    #[command(subcommand)]
    pub(crate) command: Option<BackupCommand>,
    /// File or folder for the copy [default: backups in your data folder]
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
}

/// What else can be done with backups.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum BackupCommand {
    /// List backups, newest first
    List,
    /// Show or set the second folder, which gets a copy of every backup
    Second(SecondArguments),
    /// Encrypt backups with a passphrase, and show the recovery key once
    Passphrase(PassphraseArguments),
}

/// The passphrase.
#[derive(Debug, Clone, Args)]
pub(crate) struct PassphraseArguments {
    /// File whose first line is the passphrase [default: ask]
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Stop encrypting; files made before stay as they are
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) off: bool,
}

/// The second folder.
#[derive(Debug, Clone, Args)]
pub(crate) struct SecondArguments {
    /// Folder on another disk, or one that’s synced
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    /// Stop copying; copies that are there stay
    #[arg(long, conflicts_with = "folder")]
    pub(crate) off: bool,
    /// Don’t mention again that your data folder is synced
    #[arg(long, conflicts_with_all = ["folder", "off"])]
    pub(crate) dismiss_notice: bool,
}

/// What is restored.
#[derive(Debug, Args)]
pub(crate) struct RestoreArguments {
    /// The backup
    #[arg(value_name = "PATH", required_unless_present = "newest")]
    pub(crate) path: Option<PathBuf>,
    /// Restore the newest backup that’s whole
    #[arg(long, conflicts_with = "path")]
    pub(crate) newest: bool,
    /// Show what it holds and what it would replace, change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// File whose first line opens an encrypted backup: passphrase or recovery key [default: ask]
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}
