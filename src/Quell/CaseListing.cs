using System.Text;
using System.Text.Json;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;

namespace Quell;

/// <summary>Cases and journals as lines and as one JSON document.</summary>
internal static class CaseListing
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    public static IEnumerable<string> Lines(
        IReadOnlyList<(CaseId Id, CaseState State, bool Broken)> cases,
        string stateOption
    ) =>
        cases.Count == 0
            ? ["No cases yet. Practise one: quell respond --tenant embedded:cryptominer"]
            : cases.Select(known =>
                $"{known.Id}  {(known.State.Opened?.Simulated == true ? "SIMULATED  " : "")}{Printable.Of(known.State.Threat?.RuleName ?? "unknown rule", 60)}  {(known.Broken ? $"BROKEN, see `quell case verify {known.Id}{stateOption}`; before the break: " : "")}{CaseBrief.Stand(known.State)}"
            );

    public static string Json(IReadOnlyList<(CaseId Id, CaseState State, bool Broken)> cases) =>
        Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var (id, state, broken) in cases)
            {
                writer.WriteStartObject();
                writer.WriteString("case", id.Value);
                writer.WriteString("event", state.Opened?.EventId);
                writer.WriteString("tenant", state.Opened?.Tenant.Text);
                writer.WriteBoolean("simulated", state.Opened?.Simulated == true);
                writer.WriteString("opened", state.FirstAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
                writer.WriteBoolean("closed", state.CaseClosed is not null);
                writer.WriteBoolean("broken", broken);
                writer.WriteString("stand", CaseBrief.Stand(state));
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });

    public static string Json(IReadOnlyList<JournalEntry> entries) =>
        Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteNumber("seq", entry.Sequence);
                writer.WriteString("at", entry.At.UtcDateTime);
                writer.WriteString("hash", entry.Hash);
                writer.WritePropertyName("entry");
                JsonSerializer.Serialize(writer, entry.Body, CaseJson.Default.CaseEntry);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_indented))
        {
            body(writer);
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
