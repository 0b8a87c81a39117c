using System.Globalization;
using System.Text.Json;
using Quell.Domain;
using Quell.Domain.Events;
using Quell.Knowledge;
using Quell.Knowledge.Cards;
using Quell.Runbook.Report;

namespace Quell.Reports.Ocsf;

/// <summary>One try of one action as an event of OCSF's remediation category.</summary>
internal sealed class RemediationEvent
{
    private readonly CaseReport _report;
    private readonly ReportedAction _action;
    private readonly ActionCard? _card;
    private readonly RemediationTarget _target;
    private readonly int _activity;

    public RemediationEvent(CaseReport report, ReportedAction action, ResponseKnowledge knowledge)
    {
        (_report, _action) = (report, action);
        _card = knowledge.Card(action.Action?.Undoes?.ResponseType ?? action.Name);
        _target = RemediationTarget.Of(RemediationClass.Of(_card?.Ocsf?.Class), report, action);
        _activity = action.Action?.Undoes is { } undone
            ? undone.DiscardsEvidence
                ? 99
                : 3
            : _card?.Ocsf?.Activity ?? 0;
    }

    public void Write(Utf8JsonWriter json)
    {
        var status = RemediationStatus.Of(_action, _card?.Verb);
        json.WriteStartObject();
        Classification(json);
        Occurrence(json);
        json.WriteString(
            "message",
            $"{_action.Name} on {_action.Action?.Scope ?? "an unknown target"}: {_action.Status.Word()}"
        );
        json.WriteNumber("status_id", status.Id);
        json.WriteString("status", status.Words);
        json.WriteString("status_detail", _action.Detail);
        // An execution's id is the tenant's; the command that it carries out is the action, whatever became of it.
        json.WriteString("command_uid", _action.Try!.Value.Action.Value);
        Countermeasures.Write(json, _card, _action, _activity);
        _target.Write(json);
        Remediation(json);
        Metadata(json);
        Unmapped(json);
        json.WriteEndObject();
    }

    private void Classification(Utf8JsonWriter json)
    {
        var activity = _activity == 99 ? "Discard evidence" : RemediationClass.Activity(_activity);
        json.WriteNumber("category_uid", RemediationClass.CategoryUid);
        json.WriteString("category_name", RemediationClass.CategoryName);
        json.WriteNumber("class_uid", _target.Class.Uid);
        json.WriteString("class_name", _target.Class.Name);
        json.WriteNumber("activity_id", _activity);
        json.WriteString("activity_name", activity);
        json.WriteNumber("type_uid", (_target.Class.Uid * 100L) + _activity);
        json.WriteString("type_name", $"{_target.Class.Name}: {RemediationClass.Activity(_activity)}");
        var (id, words) = Severity(_report.Threat);
        json.WriteNumber("severity_id", id);
        json.WriteString("severity", words);
    }

    /// <summary>Milliseconds since 1970; the time of the event is when the attempt was over, as far as it is.</summary>
    private void Occurrence(Utf8JsonWriter json)
    {
        var sent = _action.SentAt!.Value.ToUnixTimeMilliseconds();
        var ended = _action.EndedAt?.ToUnixTimeMilliseconds();
        json.WriteNumber("time", ended ?? sent);
        json.WriteNumber("start_time", sent);
        if (ended is { } over)
        {
            json.WriteNumber("end_time", over);
            json.WriteNumber("duration", over - sent);
        }
        json.WriteNumber("timezone_offset", 0);
    }

    private void Remediation(Utf8JsonWriter json)
    {
        json.WriteStartObject("remediation");
        json.WriteString("desc", _action.Action?.WhatItDoes ?? _action.Reason);
        json.WriteEndObject();
    }

    private void Metadata(Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", OcsfReport.Version);
        json.WriteStartObject("product");
        json.WriteString("name", "Quell");
        json.WriteString("vendor_name", "Quell");
        json.WriteString("version", _report.About.Version?.Replace("quell ", string.Empty, StringComparison.Ordinal));
        json.WriteEndObject();
        if (_target.HasContainer)
        {
            json.WriteStartArray("profiles");
            json.WriteStringValue("container");
            json.WriteEndArray();
        }
        json.WriteString("uid", $"{_report.About.Id?.Value}/{_action.Try}");
        json.WriteString("correlation_uid", _report.About.EventId);
        json.WriteString("event_code", _action.Name);
        json.WriteString("log_name", "quell case journal");
        json.WriteString("tenant_uid", _report.About.Tenant);
        json.WriteEndObject();
    }

    /// <summary>What OCSF has no place for, and what ties the event to its audit trail.</summary>
    private void Unmapped(Utf8JsonWriter json)
    {
        json.WriteStartObject("unmapped");
        json.WriteBoolean("simulated", _report.About.Simulated);
        json.WriteString("case", _report.About.Id?.Value);
        json.WriteString("journal_head", _report.About.HeadHash);
        json.WriteString("try", _action.Try.ToString());
        json.WriteString("execution", _action.ExecutionId);
        json.WriteString("command", _action.Action?.Request.Text);
        json.WriteString("approved_by", _action.Decision.By);
        json.WriteString("approved_digest", _action.Decision.Digest);
        JsonFigures.Seconds(json, "time_to_decide_s", _action.Decision.Took);
        json.WriteNumber("put_again", _action.Decision.Represented);
        json.WriteString("undo", _action.Undo);
        json.WriteString("verdict", _report.Verdict.Word);
        Attacks(json);
        json.WriteEndObject();
    }

    private void Attacks(Utf8JsonWriter json)
    {
        json.WriteStartArray("attacks");
        foreach (var technique in _report.Techniques)
        {
            json.WriteStartObject();
            json.WriteString("technique_uid", technique.Current);
            PlanFacts.WriteTexts(json, "legacy_uids", technique.Legacy);
            json.WriteString("version", technique.AttackVersion);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>As severe as the threat that is responded to: 0 to 3 High, 4 and 5 Medium, 6 Low, 7 Info.</summary>
    private static (int Id, string Words) Severity(ThreatEvent? threat) =>
        threat?.Severity switch
        {
            >= 0 and <= 3 => (4, "High"),
            4 or 5 => (3, "Medium"),
            6 => (2, "Low"),
            7 => (1, "Informational"),
            { } other => (99, other.ToString(CultureInfo.InvariantCulture)),
            null => (0, "Unknown"),
        };
}
