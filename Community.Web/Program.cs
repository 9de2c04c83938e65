using Community.Admin;
using Community.Platform;

// The verbs of docs/OPERATING.md; without one the portal serves.
return await Verbs.RunAsync(args);
