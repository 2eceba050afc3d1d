package org.ruralwarehouse.bench.stock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ruralwarehouse.bench.Workbench;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.PassThroughFieldSetMapper;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The job of the Spring Batch reference manual: FlatFileItemReader, ItemProcessor, JdbcBatchItemWriter, chunks of 1000.
 * It reads one clean UTF-8 file and checks its fields. Prints the seconds of the step without the start of Java and
 * Spring.
 *
 * <p>Arguments: file, JDBC URL, secret, and the columns of the file.
 */
public final class StockSpringBatch {

    private static final int CHUNK = 1000;

    private StockSpringBatch() {}

    /** Spring Batch with its defaults. */
    @Configuration
    @EnableBatchProcessing
    static class Defaults {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("logging.level.root", "WARN");
        SingleConnectionDataSource target = new SingleConnectionDataSource(arguments[1], true);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Defaults.class)) {
            new JdbcTemplate(target).execute("""
                    create table employment (
                        person_key varchar, sex varchar, birth_year integer, region_code varchar, county_name varchar,
                        work_region_code varchar, work_place varchar, industry_code varchar, job_channel varchar,
                        education varchar, is_trained boolean, is_relocated boolean, months_worked integer,
                        monthly_wage_yuan decimal(18, 2))
                    """);
            JobRepository repository = context.getBean(JobRepository.class);
            WarehouseDefinition definition = new WarehouseDefinitionReader(Workbench.WAREHOUSE).read();
            Contract contract = definition.newestContracts().stream()
                    .filter(candidate -> candidate.name().equals("employment"))
                    .findFirst()
                    .orElseThrow();
            Set<String> regions = definition.reference().values("region_version", "region_code");
            Job job = new JobBuilder("stock", repository)
                    .start(new StepBuilder("load", repository)
                            .<FieldSet, Worker>chunk(CHUNK)
                            .transactionManager(new JdbcTransactionManager(target))
                            .reader(reader(
                                    Path.of(arguments[0]), List.of(arguments).subList(3, arguments.length)))
                            .processor(new WorkerProcessor(contract, regions, arguments[2]))
                            .writer(writer(target))
                            .build())
                    .build();
            JobExecution execution = context.getBean(JobOperator.class).start(job, new JobParameters());
            StepExecution step = execution.getStepExecutions().iterator().next();
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException("The stock job failed: " + step.getFailureExceptions());
            }
            Duration time = Duration.between(step.getStartTime(), step.getEndTime());
            System.out.printf(
                    Locale.ROOT,
                    "%nread=%d written=%d seconds=%.3f%n",
                    step.getReadCount(),
                    step.getWriteCount(),
                    time.toMillis() / 1e3);
        } finally {
            target.destroy();
        }
    }

    private static FlatFileItemReader<FieldSet> reader(Path file, List<String> columns) {
        return new FlatFileItemReaderBuilder<FieldSet>()
                .name("rows")
                .resource(new FileSystemResource(file))
                .encoding("UTF-8")
                .linesToSkip(1)
                .delimited()
                .names(columns.toArray(String[]::new))
                .fieldSetMapper(new PassThroughFieldSetMapper())
                .build();
    }

    private static JdbcBatchItemWriter<Worker> writer(SingleConnectionDataSource target) {
        JdbcBatchItemWriter<Worker> writer = new JdbcBatchItemWriterBuilder<Worker>()
                .dataSource(target)
                .sql("insert into employment values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .itemPreparedStatementSetter((worker, statement) -> {
                    int parameter = 0;
                    for (Object value : WorkerProcessor.values(worker)) {
                        statement.setObject(++parameter, value);
                    }
                })
                .build();
        writer.afterPropertiesSet();
        return writer;
    }
}
