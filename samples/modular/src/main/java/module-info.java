/** An application on the module path. It runs against the simulator, so it requires the testkit, too. */
module com.example.signage {
    requires io.wabaprofile.cloud;
    requires io.wabaprofile.fleet.postgres;
    requires io.wabaprofile.onpremise;
    requires io.wabaprofile.testkit;
    requires io.wabaprofile.upload;
}
