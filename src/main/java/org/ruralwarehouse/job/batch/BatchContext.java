package org.ruralwarehouse.job.batch;

import java.util.HashMap;
import java.util.Map;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.settings.Settings;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a Spring context with a job repository: an H2 file below the data folder, or the database in the settings. */
public final class BatchContext {

    private BatchContext() {}

    /** A context with the job repository only. */
    public static ConfigurableApplicationContext of(Settings settings) {
        return start(settings, builder(settings));
    }

    /** A context with the job repository and the beans of a configuration. */
    @SafeVarargs
    public static ConfigurableApplicationContext of(
            Settings settings,
            Class<?> configuration,
            ApplicationContextInitializer<ConfigurableApplicationContext>... initializers) {
        return start(settings, builder(settings).sources(configuration).initializers(initializers));
    }

    /**
     * @throws DefinitionException when the database in the settings cannot be used
     * @throws RunFailedException when the default database cannot be used
     */
    private static ConfigurableApplicationContext start(Settings settings, SpringApplicationBuilder builder) {
        try {
            return builder.run();
        } catch (RuntimeException e) {
            String url = settings.jobRepository().url();
            throw url == null
                    ? new RunFailedException(
                            "Cannot use the job repository " + settings.data().jobRepository(), e)
                    : new JobRepositoryUrl(url).toDefinitionException(e);
        }
    }

    private static SpringApplicationBuilder builder(Settings settings) {
        return new SpringApplicationBuilder(JobRepositoryConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(settings));
    }

    private static Map<String, Object> properties(Settings settings) {
        Settings.JobRepositorySettings store = settings.jobRepository();
        Map<String, Object> properties = new HashMap<>();
        // WRITE_DELAY=0: with the default delay H2 loses acknowledged commits when the process is killed.
        String h2 = "jdbc:h2:file:" + settings.data().jobRepository() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        properties.put("spring.datasource.url", store.url() == null ? h2 : store.url());
        if (store.username() != null) {
            properties.put("spring.datasource.username", store.username());
        }
        if (store.password() != null) {
            properties.put("spring.datasource.password", store.password());
        }
        properties.put("spring.batch.job.enabled", "false");
        properties.put("spring.batch.jdbc.initialize-schema", "always");
        boolean isDebug = System.getenv("RURAL_DEBUG") != null;
        properties.put("logging.config", isDebug ? "classpath:logback-debug.xml" : "classpath:logback.xml");
        return properties;
    }
}
