//! Document model to layout to PDF; knows no domain and no clock.
