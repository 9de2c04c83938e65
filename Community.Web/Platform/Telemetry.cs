using Community.Database;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Community.Platform;

/// <summary>Where traces and metrics go, if anywhere.</summary>
public sealed class TelemetrySettings
{
    /// <summary>A collector that speaks OTLP over HTTP, as <c>http://collector:4318</c>; without one nothing is gathered.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>What the collector asks for, as <c>name=value,name=value</c>.</summary>
    public string Headers { get; set; } = "";
}

/// <summary>Sends what this node does to a collector (OpenTelemetry): requests, saves, the database's and the runtime's figures. As in the log, nobody is in any of it.</summary>
public sealed class Telemetry : IDisposable
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", CommunityDb.Telling, Databases.TellingDriver];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Microsoft.EntityFrameworkCore", Databases.TellingDriver, "System.Runtime", CommunityDb.Telling];

    /// <summary>They quote the address that was asked, and who asked.</summary>
    private static readonly string[] Personal = ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "network.peer.address"];

    private readonly TracerProvider traces;
    private readonly MeterProvider measures;

    public Telemetry(TelemetrySettings settings)
    {
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(Sources).AddOtlpExporter(it => Point(it, settings, "traces")).Build();
        measures = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(Meters).AddOtlpExporter(it => Point(it, settings, "metrics")).Build();
    }

    public void Dispose()
    {
        traces.Dispose();
        measures.Dispose();
    }

    /// <summary>A span is called by the route as the code writes it.</summary>
    internal static void Tell(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { } span) return;
        var route = AskedRoute.Of(context);
        foreach (var tag in Personal) span.SetTag(tag, null);
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
    }

    private static void Name(ResourceBuilder resource) => resource.AddService("community", serviceInstanceId: Environment.MachineName);

    private static void Point(OtlpExporterOptions exporter, TelemetrySettings settings, string what)
    {
        (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{settings.Endpoint.TrimEnd('/')}/v1/{what}"));
        if (settings.Headers.Length > 0) exporter.Headers = settings.Headers;
    }
}

public static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<TelemetrySettings>("Telemetry");
        if (settings.Endpoint.Length == 0) return;
        if (!Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new SettingsException($"Telemetry:Endpoint is '{settings.Endpoint}'. It must be the address of a collector, such as http://collector:4318.");
        builder.Services.AddSingleton(_ => new Telemetry(settings));
    }

    public static void UseTelemetry(this WebApplication app)
    {
        // Made now, so that the first request is among what is told.
        if (app.Services.GetService<Telemetry>() is null) return;
        app.Use(async (context, next) =>
        {
            await next(context);
            Telemetry.Tell(context);
        });
    }
}
