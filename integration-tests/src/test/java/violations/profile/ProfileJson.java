package violations.profile;

final class ProfileJson {}
