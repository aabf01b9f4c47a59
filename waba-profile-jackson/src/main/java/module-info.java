/**
 * Jackson modules for profiles and updates. This module needs one generation of Jackson, 2 or 3. It does not provide
 * them as services, because a Java module that provides a service cannot be resolved without the module of the service.
 * On the module path, register an instance.
 */
module io.wabaprofile.jackson {
    requires transitive io.wabaprofile.profile;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.databind;

    exports io.wabaprofile.jackson;
}
