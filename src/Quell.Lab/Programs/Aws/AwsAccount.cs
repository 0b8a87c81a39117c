using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Aws;

/// <summary>The account's objects at this moment: as the scenario describes them, and what actions made of them.</summary>
internal sealed class AwsAccount
{
    private readonly Around _around;
    private readonly PlaceholderValues _values;

    public AwsAccount(Around around, AccountSpec spec)
    {
        _around = around;
        Spec = spec;
        _values = new PlaceholderValues(around.Start, around.Now, around.Script.Name, string.Empty, 0, _ => null);
        Users = Filled(spec.Users);
        Roles = Filled(spec.Roles);
        Groups = Filled(spec.Groups);
        Policies = Filled(spec.Policies);
        InstanceProfiles = Filled(spec.InstanceProfiles);
        foreach (var execution in around.Moment.Deeds.Completed(around.Now))
        {
            if (execution.Action.Responder is ProgramVerbs.Responder)
            {
                AwsWrite.Apply(this, execution.Action.Type, execution.Parameters);
            }
            else if (execution.Action.Type is "IAM_QUARANTINE" && around.Moment.Deeds.Stands(execution, around.Now))
            {
                Quarantine(execution);
            }
        }
    }

    public AccountSpec Spec { get; }

    public DateTimeOffset Now => _around.Now;

    public ImmutableArray<JsonObject> Users { get; }

    public ImmutableArray<JsonObject> Roles { get; }

    public ImmutableArray<JsonObject> Groups { get; }

    public ImmutableArray<JsonObject> Policies { get; }

    public ImmutableArray<JsonObject> InstanceProfiles { get; }

    /// <summary>The audit log, newest first: what the scenario lists, and the cloud events that were detected.</summary>
    public IEnumerable<JsonObject> Trail() =>
        Filled(Spec.Trail)
            .Concat(_around.Moment.Events.Select(Detected).OfType<JsonObject>())
            .Select(Recorded)
            .Where(e => Instants.Read(Json.Text(e, "EventTime")) <= _around.Now)
            .OrderByDescending(e => Instants.Read(Json.Text(e, "EventTime")));

    public JsonObject User(string name) =>
        Find(Users, "UserName", name) ?? throw AwsRefusal.NoSuch($"The user with name {name} cannot be found.");

    public JsonObject Role(string name) =>
        Find(Roles, "RoleName", name) ?? throw AwsRefusal.NoSuch($"The role with name {name} cannot be found.");

    public JsonObject Group(string name) =>
        Find(Groups, "GroupName", name) ?? throw AwsRefusal.NoSuch($"The group with name {name} cannot be found.");

    public JsonObject Policy(string arn) =>
        Find(Policies, "Arn", arn) ?? throw AwsRefusal.NoSuch($"Policy {arn} was not found.");

    private static JsonObject? Find(ImmutableArray<JsonObject> items, string key, string value) =>
        items.FirstOrDefault(i => string.Equals(Json.Text(i, key), value, StringComparison.Ordinal));

    private ImmutableArray<JsonObject> Filled(ImmutableArray<JsonObject> items) =>
        [.. items.Select(i => Placeholders.Fill(i, _values))];

    private void Quarantine(Execution execution)
    {
        var name = Json.Text(execution.Parameters["ct.user"]) ?? string.Empty;
        var arn = Json.Text(execution.Parameters["ct.user.arn"]) ?? string.Empty;
        if (name.Length == 0)
        {
            name = arn.Contains(":assumed-role/", StringComparison.Ordinal) ? arn.Split('/')[1] : arn.Split('/')[^1];
        }

        var identity = Find(Users, "UserName", name) ?? Find(Roles, "RoleName", name);
        var policy = Json.Text(execution.Outputs, "iam_policy_name");
        if (identity is not null)
        {
            var attached = (identity["AttachedPolicies"] as JsonArray) ?? [];
            identity["AttachedPolicies"] = new JsonArray([
                .. attached.Select(p => p?.DeepClone()),
                new JsonObject { ["PolicyName"] = policy, ["PolicyArn"] = $"arn:aws:iam::{Spec.Id}:policy/{policy}" },
            ]);
        }
    }

    /// <summary>The log entry of a detected cloud event.</summary>
    private static JsonObject? Detected(Events.EventRecord record)
    {
        var fields = Json.At(record.Body, "content", "fields");
        if (Json.Text(fields, "ct.name") is not { Length: > 0 } name)
        {
            return null;
        }

        var entry = new JsonObject
        {
            ["EventId"] = Json.Text(fields, "ct.id"),
            ["EventName"] = name,
            ["EventTime"] = Instants.Rfc3339(record.At),
            ["EventSource"] = Json.Text(fields, "ct.srcdomain"),
            ["Username"] = Json.Text(fields, "ct.user"),
            ["SourceIPAddress"] = Json.Text(fields, "ct.srcip"),
            ["UserAgent"] = Json.Text(fields, "ct.useragent"),
            ["UserArn"] = Json.Text(fields, "ct.user.arn"),
            ["UserType"] = Json.Text(fields, "ct.user.identitytype"),
            ["AwsRegion"] = Json.Text(fields, "ct.region"),
            ["AccessKeyId"] = Json.Text(fields, "ct.user.accesskeyid"),
            ["ErrorCode"] = Json.Text(fields, "ct.error"),
        };
        foreach (var empty in entry.Where(e => Json.Text(e.Value) is "" or "<NA>").Select(e => e.Key).ToList())
        {
            entry.Remove(empty);
        }

        return entry;
    }

    private JsonObject Recorded(JsonObject entry, int n)
    {
        var words = $"{_around.Script.Name}|trail|{n}|{Json.Text(entry, "EventName")}";
        var defaults = new JsonObject
        {
            ["EventId"] = Chance.Uuid(words),
            ["AwsRegion"] = Spec.Region,
            ["EventSource"] = "signin.amazonaws.com",
        };
        return Overlay.Merge(defaults, entry);
    }
}
