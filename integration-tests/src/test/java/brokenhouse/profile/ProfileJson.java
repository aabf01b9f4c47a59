package brokenhouse.profile;

final class ProfileJson {}
