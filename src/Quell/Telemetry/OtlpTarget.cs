using System.Collections.Immutable;
using Quell.Domain.Text;
using Quell.Runbook.Preflight;
using Quell.Terminal.Configuration;

namespace Quell.Telemetry;

/// <summary>Where telemetry goes: the one host that the person named.</summary>
internal sealed record OtlpTarget(Uri Base, ImmutableArray<(string Name, string Value)> Headers, string Service)
{
    public Uri Traces => Under("v1/traces");

    public Uri Metrics => Under("v1/metrics");

    /// <returns>Null where nothing is sent: no endpoint is set, or the standard's own switch is off.</returns>
    public static OtlpTarget? Of(Settings settings, Machine machine) =>
        settings is Settings.InForce inForce
        && inForce.Of(SettingCatalog.TelemetryEndpoint) is { Text: var address }
        && WhyOff(machine) is null
            ? new OtlpTarget(
                new Uri(address),
                HeadersOf(machine.Variable("OTEL_EXPORTER_OTLP_HEADERS")),
                machine.Variable("OTEL_SERVICE_NAME") ?? "quell"
            )
            : null;

    /// <summary>What <c>quell doctor</c> says of it.</summary>
    public static DoctorCheck Check(Settings settings, Machine machine) =>
        Of(settings, machine) is { } target
            ? new DoctorCheck(
                "telemetry",
                DoctorStatus.Ok,
                $"times and outcomes of the program's own work go to {Printable.Of(target.Base.GetLeftPart(UriPartial.Authority), 200)}"
            )
            : new DoctorCheck("telemetry", DoctorStatus.Ok, $"off: {WhyOff(machine) ?? "no endpoint is set"}");

    private static string? WhyOff(Machine machine) =>
        string.Equals(machine.Variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            ? "OTEL_SDK_DISABLED is true"
        : machine.Variable("OTEL_EXPORTER_OTLP_PROTOCOL") is "grpc"
            ? "OTEL_EXPORTER_OTLP_PROTOCOL asks for grpc, and only OTLP over HTTP is spoken"
        : null;

    /// <summary><c>name=value</c> with commas between; a pair that cannot be a header is left out.</summary>
    internal static ImmutableArray<(string Name, string Value)> HeadersOf(string? text) =>
        [
            .. (text ?? string.Empty)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
                .Where(pair =>
                    pair is [{ Length: > 0 } name, _]
                    && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
                )
                .Select(pair => (pair[0], Uri.UnescapeDataString(pair[1])))
                .Where(pair => !pair.Item2.AsSpan().ContainsAny('\r', '\n', '\0')),
        ];

    private Uri Under(string path) => new($"{Base.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");
}
