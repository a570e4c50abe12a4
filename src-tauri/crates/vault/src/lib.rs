//! Keys, header, encrypted file, locks and backups; knows no domain.
