using System.Collections;
using System.Text.Json;

namespace Quell.FakeTools;

/// <summary>Tells what the program was run with.</summary>
internal static class Report
{
    public static void Write(string[] arguments)
    {
        using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
        writer.WriteStartObject();
        writer.WriteStartArray("arguments");
        foreach (var argument in arguments)
        {
            writer.WriteStringValue(argument);
        }
        writer.WriteEndArray();
        writer.WriteStartObject("environment");
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            writer.WriteString((string)variable.Key, (string?)variable.Value);
        }
        writer.WriteEndObject();
        writer.WriteString("folder", Environment.CurrentDirectory);
        writer.WriteNumber("input", Console.OpenStandardInput().ReadByte());
        writer.WriteNumber("process", Environment.ProcessId);
        writer.WriteNumber("session", Session());
        writer.WriteEndObject();
    }

    /// <summary>The id of the session that the process belongs to, as Linux tells it; 0 elsewhere.</summary>
    private static int Session()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }
        var stat = File.ReadAllText("/proc/self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3]);
    }
}
