package io.wabaprofile.benchmarks;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Query;

/** Retrofit over OkHttp with Jackson, all by their defaults. */
final class RetrofitSubject implements Subject {
    private static final MediaType PNG = MediaType.get("image/png");

    private final Api api;
    private final ApiDocuments.Update update = ApiDocuments.update();

    interface Api {
        @GET("whatsapp_business_profile")
        Call<ApiDocuments.ReadResponse> read(
                @Header(ApiDocuments.KEY_HEADER) String key, @Query("fields") String fields);

        @POST("whatsapp_business_profile")
        Call<ApiDocuments.Acknowledgement> write(
                @Header(ApiDocuments.KEY_HEADER) String key, @Body ApiDocuments.Update update);

        @POST("v1/settings/profile/photo")
        Call<ResponseBody> sendPhoto(@Header(ApiDocuments.KEY_HEADER) String key, @Body RequestBody photo);
    }

    RetrofitSubject(String base) {
        api = new Retrofit.Builder()
                .baseUrl(base + "/")
                .client(new OkHttpClient())
                .addConverterFactory(JacksonConverterFactory.create(ApiDocuments.mapper()))
                .build()
                .create(Api.class);
    }

    @Override
    public String read(int channel) throws IOException {
        return body(api.read(ApiDocuments.key(channel), ApiDocuments.FIELDS)).description();
    }

    @Override
    public void write(int channel) throws IOException {
        body(api.write(ApiDocuments.key(channel), update)).check();
    }

    @Override
    public void sendPhoto(int channel) throws IOException {
        body(api.sendPhoto(ApiDocuments.key(channel), RequestBody.create(ApiDocuments.photo(), PNG)))
                .close();
    }

    private static <T> T body(Call<T> call) throws IOException {
        Response<T> response = call.execute();
        T body = response.body();
        if (!response.isSuccessful() || body == null) {
            throw new IllegalStateException("Status " + response.code());
        }
        return body;
    }
}
