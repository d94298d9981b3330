//! What a number says it is: an order, a book, a part. Such a number is no one's.

use super::form::Found;

const LABELS: [&str; 60] = [
    "isbn",
    "issn",
    "ean",
    "gtin",
    "upc",
    "asin",
    "imei",
    "imsi",
    "iccid",
    "sku",
    "order",
    "bestellung",
    "bestellnummer",
    "auftrag",
    "ticket",
    "case",
    "issue",
    "bug",
    "incident",
    "change",
    "request",
    "invoice",
    "rechnung",
    "tracking",
    "parcel",
    "part",
    "serial",
    "article",
    "artikel",
    "item",
    "product",
    "model",
    "batch",
    "build",
    "commit",
    "revision",
    "version",
    "release",
    "status",
    "post",
    "activity",
    "tweet",
    "video",
    "doi",
    "orcid",
    "rfc",
    "pmid",
    "arxiv",
    "uuid",
    "guid",
    "id",
    "hash",
    "reference",
    "ref",
    "barcode",
    "vin",
    "lot",
    "pnr",
    "subscription",
    "meeting",
];
/// Words between a label and its number.
const BETWEEN: [&str; 10] = ["number", "numbers", "no", "nr", "num", "code", "is", "was", "nummer", "13"];

/// Whether the word before a number, "number" and the like aside, says what it numbers.
pub(super) fn is_labelled(found: &Found<'_>) -> bool {
    let hash = found.before().trim_end().ends_with('#');
    hash || found
        .words_before(3)
        .find(|word| !BETWEEN.contains(word))
        .is_some_and(|word| LABELS.contains(&word))
}
