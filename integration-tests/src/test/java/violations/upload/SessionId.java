package violations.upload;

record SessionId(String verbatim) {}
