package io.wabaprofile.testkit.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The industries the platform takes: by code in the Cloud, seventeen of them by label On-Premise. */
public final class VerticalCodes {
    /** In the order in which the server's own error text names them. */
    public static final List<String> CODES = List.of(
            "OTHER",
            "AUTO",
            "BEAUTY",
            "APPAREL",
            "EDU",
            "ENTERTAIN",
            "EVENT_PLAN",
            "FINANCE",
            "GROCERY",
            "GOVT",
            "HOTEL",
            "HEALTH",
            "NONPROFIT",
            "PROF_SERVICES",
            "RETAIL",
            "TRAVEL",
            "RESTAURANT",
            "ALCOHOL",
            "ONLINE_GAMBLING",
            "PHYSICAL_GAMBLING",
            "OTC_DRUGS",
            "MATRIMONY_SERVICE");

    private static final Map<String, String> CODE_BY_LABEL = Map.ofEntries(
            Map.entry("Automotive", "AUTO"),
            Map.entry("Beauty, Spa and Salon", "BEAUTY"),
            Map.entry("Clothing and Apparel", "APPAREL"),
            Map.entry("Education", "EDU"),
            Map.entry("Entertainment", "ENTERTAIN"),
            Map.entry("Event Planning and Service", "EVENT_PLAN"),
            Map.entry("Finance and Banking", "FINANCE"),
            Map.entry("Food and Grocery", "GROCERY"),
            Map.entry("Public Service", "GOVT"),
            Map.entry("Hotel and Lodging", "HOTEL"),
            Map.entry("Medical and Health", "HEALTH"),
            Map.entry("Non-profit", "NONPROFIT"),
            Map.entry("Professional Services", "PROF_SERVICES"),
            Map.entry("Shopping and Retail", "RETAIL"),
            Map.entry("Travel and Transportation", "TRAVEL"),
            Map.entry("Restaurant", "RESTAURANT"),
            Map.entry("Other", "OTHER"));

    private static final Map<String, String> LABEL_BY_CODE = CODE_BY_LABEL.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private VerticalCodes() {}

    public static Optional<String> codeOf(String label) {
        return Optional.ofNullable(CODE_BY_LABEL.get(label));
    }

    /** The label, or for want of one the code itself. */
    public static String labelOf(String code) {
        return LABEL_BY_CODE.getOrDefault(code, code);
    }

    public static String complaintAbout(String code) {
        return complaintAbout(code, CODES);
    }

    /** The platform's sentence about a code that it does not take. */
    public static String complaintAbout(String code, List<String> taken) {
        return "(#100) Param vertical must be one of {" + String.join(", ", taken) + "} - got \"" + code + "\"";
    }
}
