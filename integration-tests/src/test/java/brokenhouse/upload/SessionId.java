package brokenhouse.upload;

record SessionId(String verbatim) {}
