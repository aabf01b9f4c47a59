package io.wabaprofile.benchmarks;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
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
    private final Wire.Update update = Wire.update();

    interface Api {
        @GET("whatsapp_business_profile")
        Call<Wire.Answer> read(@Header(Wire.KEY_HEADER) String key, @Query("fields") String fields);

        @POST("whatsapp_business_profile")
        Call<Wire.Acknowledgement> write(@Header(Wire.KEY_HEADER) String key, @Body Wire.Update update);

        @POST("v1/settings/profile/photo")
        Call<ResponseBody> sendPhoto(@Header(Wire.KEY_HEADER) String key, @Body RequestBody photo);
    }

    RetrofitSubject(String base) {
        api = new Retrofit.Builder()
                .baseUrl(base + "/")
                .client(new OkHttpClient())
                .addConverterFactory(JacksonConverterFactory.create(Wire.mapper()))
                .build()
                .create(Api.class);
    }

    @Override
    public String read(int channel) throws IOException {
        return body(api.read(Wire.key(channel), Wire.FIELDS)).description();
    }

    @Override
    public void write(int channel) throws IOException {
        body(api.write(Wire.key(channel), update)).check();
    }

    @Override
    public void sendPhoto(int channel) throws IOException {
        body(api.sendPhoto(Wire.key(channel), RequestBody.create(Wire.photo(), PNG)))
                .close();
    }

    private static <T> T body(Call<T> call) throws IOException {
        Response<T> answer = call.execute();
        T body = answer.body();
        if (!answer.isSuccessful() || body == null) {
            throw new IllegalStateException("Status " + answer.code());
        }
        return body;
    }
}
