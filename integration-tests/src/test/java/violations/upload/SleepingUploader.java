package violations.upload;

import java.util.concurrent.TimeUnit;

final class SleepingUploader {
    void sleep() throws InterruptedException {
        TimeUnit.SECONDS.sleep(0);
    }
}
