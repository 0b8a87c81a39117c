using System.Reflection;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Tests;

public sealed class KnowledgeFilesTests
{
    private static readonly string[] s_forward =
    [
        "CAPTURE",
        "CLOUD_VOLUME_SNAPSHOT",
        "DELETE_POD",
        "FETCH_CLOUD_LOGS",
        "FILE_ACQUIRE",
        "FILE_QUARANTINE",
        "GET_LOGS",
        "IAM_QUARANTINE",
        "ISOLATE_NETWORK",
        "KILL_CONTAINER",
        "KILL_PROCESS",
        "KUBERNETES_VOLUME_SNAPSHOT",
        "MAKE_PRIVATE_CLOUD_RESOURCE",
        "PAUSE_CONTAINER",
        "ROLLOUT_RESTART",
        "STOP_CONTAINER",
    ];

    private static readonly string[] s_undo =
    [
        "DELETE_NETWORK_POLICY",
        "FILE_UNQUARANTINE",
        "IAM_UNQUARANTINE",
        "KUBERNETES_DELETE_VOLUME_SNAPSHOT",
        "START_CONTAINER",
        "UNDO_CLOUD_VOLUME_SNAPSHOT",
        "UNDO_MAKE_PRIVATE_CLOUD_RESOURCE",
        "UNPAUSE_CONTAINER",
    ];

    private static readonly string[] s_keys =
    [
        .. typeof(FactKeys)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void Every_file_is_read_without_a_problem() =>
        KnowledgeReader.Read(EmbeddedKnowledge.Files()).Problems.ShouldBeEmpty();
}
