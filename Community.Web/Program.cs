using Community.Admin;

// The verbs of docs/OPERATING.md; without one the portal serves.
return await Verbs.RunAsync(args);
