using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.SysQl;
using Quell.Lab.World;

namespace Quell.Lab.Tools;

/// <summary>The security graph and the tenant's settings.</summary>
internal static class GraphTools
{
    public static ToolAnswer Run(Moment moment, Arguments arguments)
    {
        var query = arguments.Text("sysql_query")!;
        return SysQlEngine.Run(query, moment.Graph()) switch
        {
            SysQlAnswer.Answered answered => new ToolAnswer.Document(
                new JsonObject
                {
                    ["id"] = Chance.Uuid($"{query}|{moment.Now.UtcTicks}"),
                    ["entities"] = answered.Entities,
                    ["items"] = answered.Items,
                    ["summary"] = new JsonObject
                    {
                        ["available_after"] = 1,
                        ["consumed_after"] = 1,
                        ["total_time"] = 2,
                        ["fetched_items_count"] = answered.Items.Count,
                    },
                }
            ),
            SysQlAnswer.Rejected rejected => Doing.Refuse("run_sysql", 400, "bad_request", rejected.Message),
            _ => throw new InvalidOperationException("A query is either answered or rejected."),
        };
    }

    public static ToolAnswer Customer(Script scenario) =>
        new ToolAnswer.Document(
            new JsonObject
            {
                ["customerId"] = scenario.Tenant.CustomerId,
                ["customerName"] = "Embedded practice tenant",
                ["region"] = "embedded",
                ["simulated"] = true,
            }
        );

    public static ToolAnswer Storage(Script scenario) =>
        new ToolAnswer.Document((JsonObject)scenario.Tenant.Storage.DeepClone());
}
