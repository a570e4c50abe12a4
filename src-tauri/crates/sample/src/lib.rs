//! The sample community: fictional people, services, meetings and cases.
