package violations.profile;

import com.fasterxml.jackson.databind.JsonNode;

public final class ProfileWithAFramework {
    JsonNode values;
}
