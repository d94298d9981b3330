//! `prove`: kills, power cuts, restores, flipped bits and full disks, many of each.

use crate::confirm::Consent;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::call;
use crate::{paths, setup};

/// One of the proofs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Processes are killed in the middle of something.
    Kills,
    /// The power of their disk is cut.
    Cuts,
    /// Backups are restored at random.
    Restores,
    /// Bits of backups and of the journal are flipped.
    Flips,
    /// The disk is full.
    Full,
}

impl Proof {
    const ALL: [Self; 5] = [Self::Kills, Self::Cuts, Self::Restores, Self::Flips, Self::Full];

    /// The proof of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Kills => "kills",
            Self::Cuts => "cuts",
            Self::Restores => "restores",
            Self::Flips => "flips",
            Self::Full => "full",
        }
    }
}

/// Which proofs, and how much of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// This one alone, or all of them.
    pub(crate) only: Option<Proof>,
    /// How often; each proof has a number of its own without it.
    pub(crate) count: Option<u64>,
    /// What chance is made from.
    pub(crate) seed: Option<u64>,
}

/// Builds the command line and what drives it, and runs the proofs one after the other.
pub(crate) fn prove(asked: Asked, consent: Consent) -> Result<(), Problem> {
    setup::set_up(Purpose::Core, consent)?;
    // Both in one call, so that the command line lies beside the program that drives it.
    call("cargo", &["build", "--bins", "--package", "standpoint-tests", "--package", "standpoint-cli"])
        .run()?;
    let program = paths::program("debug", "standpoint-prove");
    let proofs = asked.only.map_or_else(|| Proof::ALL.to_vec(), |proof| vec![proof]);
    let mut failed = Vec::new();
    for proof in proofs {
        let mut arguments = vec![proof.name().to_owned()];
        for (option, value) in [("--count", asked.count), ("--seed", asked.seed)] {
            arguments.extend(value.map(|value| [option.to_owned(), value.to_string()]).into_iter().flatten());
        }
        if call(&program.to_string_lossy(), &arguments).run().is_err() {
            failed.push(proof.name());
        }
    }
    match failed.as_slice() {
        [] => Ok(()),
        _ => Err(Problem::stopped(format!(
            "Faults were found by: {}. They’re listed above.",
            failed.join(", ")
        ))),
    }
}
