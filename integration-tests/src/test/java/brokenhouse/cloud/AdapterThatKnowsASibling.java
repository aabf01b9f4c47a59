package brokenhouse.cloud;

import brokenhouse.upload.GlobalSettings;

final class AdapterThatKnowsASibling {
    GlobalSettings settings;
}
