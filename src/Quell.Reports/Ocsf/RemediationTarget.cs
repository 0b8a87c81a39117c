using System.Globalization;
using System.Text.Json;
using Quell.Domain.Facts;
using Quell.Runbook.Report;

namespace Quell.Reports.Ocsf;

/// <summary>What a remediation was done to. Where the case does not know what a class requires, the event is of the general class.</summary>
internal sealed class RemediationTarget
{
    private const int RegularFile = 1;
    private const int Other = 99;

    private readonly FactSheet _facts;
    private readonly ReportedAction _action;

    private RemediationTarget(RemediationClass known, FactSheet facts, ReportedAction action) =>
        (Class, _facts, _action) = (known, facts, action);

    public RemediationClass Class { get; }

    public bool HasContainer => Class == RemediationClass.Process && Value(FactKeys.ContainerId) is not null;

    public static RemediationTarget Of(RemediationClass wanted, CaseReport report, ReportedAction action)
    {
        var target = new RemediationTarget(wanted, report.Facts, action);
        var knows =
            wanted == RemediationClass.File
                ? target.FilePath is not null
                : wanted != RemediationClass.Process || target.ProcessId is not null;
        return knows ? target : new RemediationTarget(RemediationClass.Any, report.Facts, action);
    }

    public void Write(Utf8JsonWriter json)
    {
        if (Class == RemediationClass.File)
        {
            File(json, "file", FilePath!);
        }
        else if (Class == RemediationClass.Process)
        {
            Process(json);
        }
        else if (Class == RemediationClass.Network)
        {
            json.WriteStartObject("connection_info");
            json.WriteNumber("direction_id", Other);
            json.WriteString("direction", "Inbound and outbound");
            json.WriteEndObject();
        }
    }

    private int? ProcessId =>
        int.TryParse(Value(FactKeys.ProcessId), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private string? FilePath => Value(FactKeys.FilePath) ?? Value(FactKeys.ProcessExecutable);

    private void Process(Utf8JsonWriter json)
    {
        json.WriteStartObject("process");
        json.WriteNumber("pid", ProcessId!.Value);
        Text(json, "name", Value(FactKeys.ProcessName));
        Text(json, "cmd_line", Value(FactKeys.ProcessCommand));
        if (Started is { } started)
        {
            json.WriteNumber("created_time", started.ToUnixTimeMilliseconds());
        }
        if (Value(FactKeys.ProcessExecutable) is { } path)
        {
            File(json, "file", path);
        }
        if (HasContainer)
        {
            json.WriteStartObject("container");
            json.WriteString("uid", Value(FactKeys.ContainerId));
            Text(json, "name", Value(FactKeys.ContainerName));
            json.WriteString("orchestrator", "Kubernetes");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private DateTimeOffset? Started =>
        long.TryParse(Value(FactKeys.ProcessStart), NumberStyles.None, CultureInfo.InvariantCulture, out var ns)
            ? DateTimeOffset.UnixEpoch.AddTicks(ns / TimeSpan.NanosecondsPerTick)
        : DateTimeOffset.TryParse(
            Value(FactKeys.ProcessStart),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
        : null;

    private static void File(Utf8JsonWriter json, string name, string path)
    {
        json.WriteStartObject(name);
        json.WriteString("name", path[(path.LastIndexOf('/') + 1)..] is { Length: > 0 } last ? last : path);
        json.WriteString("path", path);
        json.WriteNumber("type_id", RegularFile);
        json.WriteString("type", "Regular File");
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>What the action was sent with, else what the case knows now.</summary>
    private string? Value(string key) =>
        _action
            .Action?.Values.FirstOrDefault(value => string.Equals(value.FactKey, key, StringComparison.Ordinal))
            ?.Value
        ?? _facts.Single(key)?.Values[0];
}
