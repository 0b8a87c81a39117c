using System.Text;
using Quell.Fuzz.Checks;
using Quell.Lab.SysQl;

namespace Quell.Fuzz.Targets;

/// <summary>A query that somebody sends to the practice tenant.</summary>
internal static class SysqlTexts
{
    private static readonly Graph s_graph = Small();

    public static void Run(byte[] data)
    {
        var answer = SysQlEngine.Run(Encoding.UTF8.GetString(data), s_graph);
        Laws.Hold(
            answer is SysQlAnswer.Answered or SysQlAnswer.Rejected { Message.Length: > 0 },
            "a query got no answer"
        );
    }

    private static Graph Small()
    {
        var graph = new Graph();
        foreach (var name in (string[])["web", "db", "batch"])
        {
            graph.Add("KubeWorkload", name);
        }
        graph.Add("Container", "app");
        return graph;
    }
}
