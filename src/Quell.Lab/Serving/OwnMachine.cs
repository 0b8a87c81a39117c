using System.Net;
using Microsoft.AspNetCore.Http;

namespace Quell.Lab.Serving;

/// <summary>Refuses what a web page could send here: by a name that was pointed at this machine, or from another origin.</summary>
internal static class OwnMachine
{
    public static Task Only(HttpContext context, RequestDelegate next)
    {
        if (!IsOurs(context.Request.Host.Host))
        {
            return RefuseAsync(context, "This server answers to 127.0.0.1, [::1] and localhost only.");
        }

        var origin = context.Request.Headers.Origin;
        return
            origin.Count == 0
            || (origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var from) && IsOurs(from.Host))
            ? next(context)
            : RefuseAsync(context, "This server answers to pages of this machine only.");
    }

    private static bool IsOurs(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
