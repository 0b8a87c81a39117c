using System.Text.Json;
using Quell.Domain.Calls;

namespace Quell.Sysdig.Parsing;

/// <summary>Picks the parser of a tool.</summary>
internal static class ReadingParser
{
    /// <summary>The typed reading; null when the JSON is not an answer of this tool.</summary>
    public static CallReading? Parse(string tool, JsonElement payload, JsonElement arguments, KnownEvents known) =>
        tool switch
        {
            ToolNames.CustomerSettings => SettingsParser.Parse(payload),
            ToolNames.ListActions => CatalogueParser.Parse(payload),
            ToolNames.Submit or ToolNames.Status or ToolNames.Undo => ExecutionParser.Parse(payload, arguments),
            ToolNames.ListExecutions => ExecutionListParser.Parse(payload),
            ToolNames.CaptureStorage => CaptureStorageParser.Parse(payload),
            ToolNames.ListEvents => EventListParser.Parse(payload, arguments, known),
            ToolNames.EventInfo => EventParser.Parse(payload),
            ToolNames.ProcessTree => ProcessTreeParser.Parse(payload),
            ToolNames.Sysql => SysqlParser.Parse(payload),
            _ => null,
        };
}
