using System.Text.Json.Nodes;

namespace Quell.Lab.SysQl;

/// <summary>Answers SysQL queries over a graph.</summary>
internal static class SysQlEngine
{
    public static SysQlAnswer Run(string text, Graph graph)
    {
        try
        {
            var query = Parser.Parse(text);
            var binder = Binder.Bind(query);
            var rows = Matcher.Rows(query, binder, graph);
            if (query.Where is { } where)
            {
                rows = rows.FindAll(row => Evaluator.Holds(where, row) == true);
            }

            var entities = new JsonObject(
                binder.Types.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)new JsonObject { ["type"] = t.Value }))
            );
            return new SysQlAnswer.Answered(Projection.Items(query, rows), entities);
        }
        catch (SysQlRejection rejection)
        {
            return new SysQlAnswer.Rejected(rejection.Message);
        }
    }
}
