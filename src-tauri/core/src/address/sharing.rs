//! Parameters that say where a reader came from, never what they read.
//!
//! A line is a name, in any case; `*` at the end matches any rest. With `=` only a value that begins so is meant.

/// Known everywhere.
const SHARING: &[&str] = &[
    // Campaigns: Google Analytics, Matomo and its forerunner, HubSpot, Adobe, AT Internet, Webtrekk, Mapp, Salesforce.
    "utm_*",
    "mtm_*",
    "pk_*",
    "piwik_*",
    "matomo_*",
    "hsa_*",
    "_hsenc",
    "_hsmi",
    "__hs*",
    "hsCtaTracking",
    "s_kwcid",
    "s_cid",
    "ef_id",
    "at_medium",
    "at_campaign*",
    "at_custom*",
    "at_link*",
    "at_ptr_name",
    "at_format",
    "xtor",
    "xtref",
    "wt_mc",
    "wt.mc*",
    "wt_zmc",
    "wtmc",
    "sfmc_*",
    "cmpid",
    "icid",
    "ncid",
    "ocid",
    "_openstat",
    "oly_*",
    "vero_*",
    "trk_contact",
    "trk_msg",
    "trk_module",
    "trk_sid",
    // Clicks on advertisements and in apps.
    "fbclid",
    "gclid",
    "gclsrc",
    "gbraid",
    "wbraid",
    "dclid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "ysclid",
    "li_fat_id",
    "epik",
    "srsltid",
    "irclickid",
    "rb_clickid",
    "zanpid",
    "wickedid",
    "_ga",
    "_gl",
    "gad_source",
    "gad_campaignid",
    "mibextid",
    "igsh",
    "igshid",
    "mkwid",
    "pcrid",
    "spm",
    "scm",
    "guccounter",
    "guce_referrer*",
    // Newsletters.
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ck_subscriber_id",
    "ml_subscriber*",
    "_bhlid",
    "bhlid",
    "bhcl_id",
    "_bta_*",
    "_ke",
    "_kx",
    "__s",
    "ss_source",
    "ss_campaign*",
    "dm_i",
    "sc_cid",
    // Where from, and by whom.
    "ref",
    "ref_src",
    "ref_url",
    "referrer",
    "referer",
    "refsrc",
    "trk",
    "trkInfo",
    "trackingId",
    "rcm",
    "lipi",
    "licu",
    "midToken",
    "midSig",
    "otpToken",
    "si",
    "share_id",
    "shareId",
    "share_source",
    "share_from",
    "share_token",
    "sharetoken",
    "smid",
    "smtyp",
    "sr_share",
    "rdt",
    "feature=share*",
    "feature=youtu.be",
    "share=linkedin",
    "share=twitter",
    "share=x",
    "share=facebook",
    "share=email",
    "share=mastodon",
    "share=bluesky",
    "share=threads",
    "share=reddit",
    "share=telegram",
    "share=whatsapp",
    "share=jetpack*",
    "share=print",
    "source=rss*",
    "source=feed*",
    "source=email*",
    "source=newsletter*",
    "source=social*",
    "source=share*",
    "source=linkedin*",
    "source=twitter*",
    "source=facebook*",
    "source=mastodon*",
    "source=bluesky*",
    "source=copy*",
    "source=post_page*",
    // How it is shown, and a session.
    "amp",
    "amp_js_v",
    "amp_gsa",
    "usqp",
    "outputType=amp",
    "PHPSESSID",
    "jsessionid",
];

/// Whether a parameter is of sharing, wherever it stands.
pub(super) fn is_sharing(name: &str, value: &str) -> bool {
    is_among(SHARING, name, value)
}

/// Whether a parameter is among those of a list.
pub(super) fn is_among(list: &[&str], name: &str, value: &str) -> bool {
    list.iter().any(|line| match line.split_once('=') {
        Some((known, values)) => fits(known, name) && fits(values, value),
        None => fits(line, name),
    })
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(begin) => text.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin)),
        None => pattern.eq_ignore_ascii_case(text),
    }
}

/// A parameter of each line, for tests.
#[cfg(test)]
pub(super) fn examples() -> Vec<String> {
    let example = |line: &&str| {
        let (name, value) = line.split_once('=').unwrap_or((line, "x1"));
        format!("{}={}", name.replace('*', "any"), value.replace('*', "-any"))
    };
    SHARING.iter().map(example).collect()
}
